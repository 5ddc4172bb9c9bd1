import { CfnOutput } from "aws-cdk-lib";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { StageSettings } from "../stages.ts";
import { closedBucket, logAccess } from "./closed-bucket.ts";

type TrustStoreProps = { readonly settings: StageSettings; readonly accessLogs: Bucket };

/** The PEM files in the bucket: who may call the node's door, and who the API as its origin. */
export const trustStoreKeys = {
  node: "truststore.pem",
  origin: "origin-truststore.pem",
} as const;

/**
 * Where API Gateway reads which client certificates it lets in. The deployment makes the bucket
 * and nothing in it: the operators put there what PagoPA publishes, before the portal's own stack
 * is deployed. Each version stays, so that a wrong one is taken back at once.
 */
export class TrustStore extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { settings, accessLogs }: TrustStoreProps) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", { ...closedBucket(settings), versioned: true });
    logAccess(this.bucket, accessLogs, "s3/truststore/");
    new CfnOutput(this, "BucketName", { value: this.bucket.bucketName });
  }
}
