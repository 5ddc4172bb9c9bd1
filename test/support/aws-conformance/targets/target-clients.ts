import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESClient } from "@aws-sdk/client-ses";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { AwsClients } from "../aws-target.ts";

export type Access = {
  readonly region: string;
  /** Left out on AWS, where the SDK finds them by itself. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
};
type Service = "dynamoDb" | "s3" | "sqs" | "ses" | "secrets";

/** Clients of a target; `endpointOf` tells where each service is, undefined on AWS. */
export function createTargetClients(
  access: Access,
  endpointOf: (service: Service) => string | undefined,
): AwsClients {
  const settings = (service: Service) => {
    const endpoint = endpointOf(service);
    return { ...access, ...(endpoint !== undefined && { endpoint }) };
  };
  // Each long poll holds a connection for itself.
  const requestHandler = { httpAgent: { maxSockets: 100 }, httpsAgent: { maxSockets: 100 } };
  return {
    dynamoDb: new DynamoDBClient(settings("dynamoDb")),
    streams: new DynamoDBStreamsClient(settings("dynamoDb")),
    s3: new S3Client({ ...settings("s3"), forcePathStyle: true }),
    signer: new S3Client({
      ...settings("s3"),
      forcePathStyle: true,
      requestChecksumCalculation: "WHEN_REQUIRED",
    }),
    sqs: new SQSClient({ ...settings("sqs"), requestHandler }),
    ses: new SESClient(settings("ses")),
    secrets: new SecretsManagerClient(settings("secrets")),
  };
}
