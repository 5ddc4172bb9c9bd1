import { RemovalPolicy } from "aws-cdk-lib";
import {
  BlockPublicAccess,
  type Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { StageSettings } from "../stages.ts";

/** What every bucket of the portal has: encrypted, over TLS alone, without a public way in. */
export function closedBucket({ protectsData }: StageSettings): BucketProps {
  return {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: protectsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  };
}

/**
 * Who opened which file is written down. Set on the resource, because the property of the
 * construct is typed so that `exactOptionalPropertyTypes` refuses a bucket of the same library.
 */
export function logAccess(bucket: Bucket, destination: Bucket, prefix?: string): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error("A bucket without its resource");
  resource.loggingConfiguration = {
    destinationBucketName: destination.bucketName,
    ...(prefix !== undefined && { logFilePrefix: prefix }),
  };
}
