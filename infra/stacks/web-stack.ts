import { Aws, CfnOutput, Duration, Stack, type StackProps, Validations } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Bucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { closedBucket, logAccess } from "../constructs/closed-bucket.ts";
import { edgeBucketNames } from "../constructs/edge-bucket-names.ts";
import { TrustStore } from "../constructs/trust-store.ts";
import type { StageSettings } from "../stages.ts";

type WebStackProps = StackProps & { readonly settings: StageSettings };

/** Long enough to look into an abuse; they hold addresses of people who did nothing. */
const logsRetention = Duration.days(90);
const replacedPagesRetention = Duration.days(30);

/**
 * What the edge of the portal keeps, within the European Union: the files of the web pages, whose
 * certificates may call the node's door, and the logs of CloudFront, firewall and buckets.
 */
export class WebStack extends Stack {
  readonly trustStore: Bucket;

  constructor(scope: Construct, id: string, { settings, ...props }: WebStackProps) {
    super(scope, id, props);
    const logs = this.addLogs(settings);
    this.trustStore = new TrustStore(this, "TrustStore", { settings, accessLogs: logs }).bucket;
    const pages = this.addPages(settings);
    logAccess(pages, logs, "s3/web/");
    new CfnOutput(this, "PagesBucketName", { value: pages.bucketName });
    new CfnOutput(this, "LogsBucketName", { value: logs.bucketName });
  }

  /** Written by whoever publishes a version of the pages, read by CloudFront alone. */
  private addPages(settings: StageSettings): Bucket {
    const pages = new Bucket(this, "Pages", {
      ...closedBucket(settings),
      bucketName: edgeBucketNames(settings).pages,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: replacedPagesRetention }],
    });
    // Any distribution of this account: the one distribution is made after, in another region,
    // and what could be read through a second one is what everybody may read through the first.
    pages.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudfront.amazonaws.com")],
        actions: ["s3:GetObject"],
        resources: [pages.arnForObjects("*")],
        conditions: {
          StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID },
          ArnLike: {
            "aws:SourceArn": `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/*`,
          },
        },
      }),
    );
    return pages;
  }

  private addLogs(settings: StageSettings): Bucket {
    const logs = new Bucket(this, "Logs", {
      ...closedBucket(settings),
      bucketName: edgeBucketNames(settings).logs,
      lifecycleRules: [{ expiration: logsRetention }],
    });
    const fromThisAccount = { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } };
    logs.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("logging.s3.amazonaws.com")],
        actions: ["s3:PutObject"],
        resources: [logs.arnForObjects("s3/*")],
        conditions: fromThisAccount,
      }),
    );
    // CloudFront and the firewall deliver from where they are governed, wherever the bucket is.
    const deliveries = {
      ArnLike: { "aws:SourceArn": `arn:${Aws.PARTITION}:logs:us-east-1:${Aws.ACCOUNT_ID}:*` },
    };
    const deliverer = new ServicePrincipal("delivery.logs.amazonaws.com");
    logs.addToResourcePolicy(
      new PolicyStatement({
        principals: [deliverer],
        actions: ["s3:GetBucketAcl", "s3:ListBucket"],
        resources: [logs.bucketArn],
        conditions: { ...fromThisAccount, ...deliveries },
      }),
    );
    logs.addToResourcePolicy(
      new PolicyStatement({
        principals: [deliverer],
        actions: ["s3:PutObject"],
        resources: [logs.arnForObjects(`AWSLogs/${Aws.ACCOUNT_ID}/*`)],
        conditions: {
          StringEquals: {
            ...fromThisAccount.StringEquals,
            "s3:x-amz-acl": "bucket-owner-full-control",
          },
          ...deliveries,
        },
      }),
    );
    Validations.of(logs).acknowledge({
      id: "AwsSolutions-S1",
      reason: "È il bucket che riceve i registri di accesso: non può registrare sé stesso.",
    });
    return logs;
  }
}
