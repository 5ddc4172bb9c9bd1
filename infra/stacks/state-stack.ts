import {
  CfnOutput,
  Duration,
  RemovalPolicy,
  Stack,
  type StackProps,
  Validations,
} from "aws-cdk-lib";
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Bucket, BucketEncryption, type BucketProps, HttpMethods } from "aws-cdk-lib/aws-s3";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { bucketFolders } from "../../shared/files/import-flow-files.ts";
import {
  debtorIndex,
  partitionKeyName,
  sortKeyName,
  timeToLiveAttribute,
} from "../../shared/persistence/table.ts";
import { closedBucket, logAccess } from "../constructs/closed-bucket.ts";
import { DataBackup } from "../constructs/data-backup.ts";
import { PeopleSecrets } from "../constructs/people-secrets.ts";
import type { StageSettings } from "../stages.ts";

type StateStackProps = StackProps & { readonly settings: StageSettings };

/** Longer than any message that needs them lives: queue and dead letters, 14 days each. */
const workFilesRetention = Duration.days(30);
const replacedVersionsRetention = Duration.days(30);
const accessLogsRetention = Duration.days(180);

/**
 * What must never be lost: the table and the files of the enti. A stage that protects data encrypts
 * them with a key of its own: whoever reads must be let in twice, by the policy of the data and by
 * that of the key, each use of it is written down by CloudTrail, and disabling it closes everything
 * at once. Its price is its dollar a month: DynamoDB asks for the table's key at most once in five
 * minutes for each caller, S3 once for many objects (bucket key), so that writes cost no more. The
 * other stages keep made-up data and leave it to the keys that AWS owns.
 */
export class StateStack extends Stack {
  readonly table: Table;
  readonly files: Bucket;
  /** The App IO keys of the enti; there is none where App IO is a stub. */
  readonly appIoKeys: Secret | undefined;
  /** From which the keys of the portal's tokens are derived; none where the settings hold it. */
  readonly tokenSeed: Secret | undefined;
  /** With which pagoPA's Checkout is called; the sandbox has a key of its own. */
  readonly checkoutKey: Secret | undefined;
  /** By which people are let in, and hidden. */
  readonly people: PeopleSecrets;
  /** Encrypts all of it; there is none where AWS's own keys do. */
  readonly dataKey: Key | undefined;
  /** Where the copies are; there are none where data may be lost. */
  readonly backup: DataBackup | undefined;

  constructor(scope: Construct, id: string, { settings, ...props }: StateStackProps) {
    super(scope, id, props);
    const removalPolicy = settings.protectsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.dataKey = settings.encryption === "ownKey" ? this.addDataKey(settings) : undefined;
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
      ...(this.dataKey && {
        encryption: TableEncryption.CUSTOMER_MANAGED,
        encryptionKey: this.dataKey,
      }),
      deletionProtection: settings.protectsData,
      removalPolicy,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: debtorIndex.name,
      partitionKey: { name: debtorIndex.partitionKey, type: AttributeType.STRING },
      sortKey: { name: debtorIndex.sortKey, type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...debtorIndex.projected],
    });
    const closed = closedBucket(settings);
    this.files = this.addFiles(settings, closed);
    logAccess(this.files, this.addAccessLogs(closed));
    this.appIoKeys =
      settings.appIo.stubKey === undefined ? this.addAppIoKeys(removalPolicy) : undefined;
    this.tokenSeed =
      settings.access.tokenSeed === undefined ? this.addTokenSeed(removalPolicy) : undefined;
    this.checkoutKey = settings.sandbox ? undefined : this.addCheckoutKey(removalPolicy);
    const { dataKey } = this;
    this.people = new PeopleSecrets(this, "People", { settings, dataKey, removalPolicy });
    this.backup = this.addBackup(settings);
    new CfnOutput(this, "TableName", { value: this.table.tableName });
    new CfnOutput(this, "FilesBucketName", { value: this.files.bucketName });
  }

  /** Never deleted with the stack: without it nothing that it encrypted can be read again. */
  private addDataKey({ name }: StageSettings): Key {
    return new Key(this, "DataKey", {
      alias: `portale-${name}-data`,
      description: "Portale Pagamenti: tabella, file, segreti e copie di sicurezza",
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private addBackup(settings: StageSettings): DataBackup | undefined {
    const { table, files, dataKey: key } = this;
    const { backup: days } = settings;
    return days && new DataBackup(this, "Backup", { settings, days, table, files, key });
  }

  /**
   * Uploaded flows, work files of the import and results, each kept for its own time. Receipts, and
   * the lines of the audit by which its chain is proved, have no end.
   */
  private addFiles(settings: StageSettings, closed: BucketProps): Bucket {
    const { retention } = settings;
    return new Bucket(this, "Files", {
      ...closed,
      ...(this.dataKey && {
        encryption: BucketEncryption.KMS,
        encryptionKey: this.dataKey,
        bucketKeyEnabled: true,
      }),
      versioned: true,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: replacedVersionsRetention,
        },
        { prefix: `${bucketFolders.uploads}/`, expiration: Duration.days(retention.uploadsDays) },
        { prefix: `${bucketFolders.work}/`, expiration: workFilesRetention },
        { prefix: `${bucketFolders.results}/`, expiration: Duration.days(retention.resultsDays) },
        {
          prefix: `${bucketFolders.journal}/`,
          expiration: Duration.days(retention.journalArchiveDays),
        },
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
      ...(this.dataKey && { encryptionKey: this.dataKey }),
      removalPolicy,
    });
    Validations.of(keys).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "Le chiavi le emette e le rigenera il back-office di App IO, ente per ente.",
    });
    return keys;
  }

  /** Created with a text that is no key: operators write there the one that pagoPA gives. */
  private addCheckoutKey(removalPolicy: RemovalPolicy): Secret {
    const key = new Secret(this, "CheckoutKey", {
      description: "Chiave di sottoscrizione con cui il portale chiama il Checkout di pagoPA",
      generateSecretString: { passwordLength: 32, excludePunctuation: true },
      ...(this.dataKey && { encryptionKey: this.dataKey }),
      removalPolicy,
    });
    Validations.of(key).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "La chiave la emette e la rigenera il back-office di pagoPA.",
    });
    return key;
  }

  /** Made by the deployment: nobody has to know it. Two of them, while one replaces the other. */
  private addTokenSeed(removalPolicy: RemovalPolicy): Secret {
    const seed = new Secret(this, "TokenSeed", {
      description: "Seme delle chiavi con cui il portale firma i propri token di accesso",
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      ...(this.dataKey && { encryptionKey: this.dataKey }),
      removalPolicy,
    });
    Validations.of(seed).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "Si cambia in tre passi, che lasciano valere i token emessi: infra/DEPLOYMENT.md.",
    });
    return seed;
  }

  /** With the keys of S3, whatever the stage: S3 delivers access logs to no other. */
  private addAccessLogs(closed: BucketProps): Bucket {
    const accessLogs = new Bucket(this, "AccessLogs", {
      ...closed,
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
