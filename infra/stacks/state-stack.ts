import {
  CfnOutput,
  Duration,
  RemovalPolicy,
  Stack,
  type StackProps,
  Validations,
} from "aws-cdk-lib";
import { AttributeType, BillingMode, StreamViewType, Table } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  HttpMethods,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { bucketFolders } from "../../shared/files/import-flow-files.ts";
import {
  partitionKeyName,
  sortKeyName,
  timeToLiveAttribute,
} from "../../shared/persistence/table.ts";
import type { StageSettings } from "../stages.ts";

type StateStackProps = StackProps & { readonly settings: StageSettings };

const uploadsRetention = Duration.days(90);
/** Longer than any message that needs them lives: queue and dead letters, 14 days each. */
const workFilesRetention = Duration.days(30);
const resultsRetention = Duration.days(400);
const replacedVersionsRetention = Duration.days(30);
const accessLogsRetention = Duration.days(180);

/**
 * What must never be lost: the table and the files of the enti. Encryption uses the keys that AWS
 * owns: access is decided by IAM alone, and a key of ours would add a cost to every write of an
 * import without keeping out anybody who is not already kept out.
 */
export class StateStack extends Stack {
  readonly table: Table;
  readonly files: Bucket;
  /** The App IO keys of the enti; there is none where App IO is a stub. */
  readonly appIoKeys: Secret | undefined;

  constructor(scope: Construct, id: string, { settings, ...props }: StateStackProps) {
    super(scope, id, props);
    const removalPolicy = settings.protectsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.table = new Table(this, "Table", {
      partitionKey: { name: partitionKeyName, type: AttributeType.STRING },
      sortKey: { name: sortKeyName, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: 35,
      },
      deletionProtection: settings.protectsData,
      removalPolicy,
    });
    const closedBucket: BucketProps = {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy,
    };
    this.files = this.addFiles(settings, closedBucket);
    logAccess(this.files, this.addAccessLogs(closedBucket));
    this.appIoKeys =
      settings.appIo.stubKey === undefined ? this.addAppIoKeys(removalPolicy) : undefined;
    new CfnOutput(this, "TableName", { value: this.table.tableName });
    new CfnOutput(this, "FilesBucketName", { value: this.files.bucketName });
  }

  /** Uploaded flows, work files of the import and results, each kept for its own time. */
  private addFiles(settings: StageSettings, closedBucket: BucketProps): Bucket {
    return new Bucket(this, "Files", {
      ...closedBucket,
      versioned: true,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: replacedVersionsRetention,
        },
        { prefix: `${bucketFolders.uploads}/`, expiration: uploadsRetention },
        { prefix: `${bucketFolders.work}/`, expiration: workFilesRetention },
        { prefix: `${bucketFolders.results}/`, expiration: resultsRetention },
      ],
      cors: [
        {
          allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
          allowedOrigins: settings.api.browserOrigins,
          allowedHeaders: ["content-type"],
          exposedHeaders: ["etag"],
          maxAge: 3_600,
        },
      ],
    });
  }

  /** Created empty: keys are written by the operators, never by a deployment. */
  private addAppIoKeys(removalPolicy: RemovalPolicy): Secret {
    const keys = new Secret(this, "AppIoKeys", {
      description: "Chiavi dei servizi App IO: oggetto JSON, codice fiscale dell'ente → chiave",
      generateSecretString: { secretStringTemplate: "{}", generateStringKey: "nessun-ente" },
      removalPolicy,
    });
    Validations.of(keys).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "Le chiavi le emette e le rigenera il back-office di App IO, ente per ente.",
    });
    return keys;
  }

  private addAccessLogs(closedBucket: BucketProps): Bucket {
    const accessLogs = new Bucket(this, "AccessLogs", {
      ...closedBucket,
      lifecycleRules: [{ expiration: accessLogsRetention }],
    });
    accessLogs.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("logging.s3.amazonaws.com")],
        actions: ["s3:PutObject"],
        resources: [accessLogs.arnForObjects("*")],
        conditions: { StringEquals: { "aws:SourceAccount": this.account } },
      }),
    );
    Validations.of(accessLogs).acknowledge({
      id: "AwsSolutions-S1",
      reason: "È il bucket che riceve i registri di accesso: non può registrare sé stesso.",
    });
    return accessLogs;
  }
}

/**
 * Who opened which file is written down. Set on the resource, because the property of the
 * construct is typed so that `exactOptionalPropertyTypes` refuses a bucket of the same library.
 */
function logAccess(bucket: Bucket, destination: Bucket): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error("A bucket without its resource");
  resource.loggingConfiguration = { destinationBucketName: destination.bucketName };
}
