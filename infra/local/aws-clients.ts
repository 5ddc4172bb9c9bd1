import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { LocalEndpoints } from "./options.ts";
import { localRegion } from "./template/resource-identity.ts";

/** Credentials that every emulator accepts. */
export const localCredentials = { accessKeyId: "local", secretAccessKey: "local" };

/** Enough connections for all the long polls that wait at the same time. */
const socketsMax = 200;

export type AwsClients = {
  readonly dynamoDb: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly close: () => void;
};

/** The local cloud's own clients, for creating resources and polling event sources. */
export function createAwsClients(endpoints: LocalEndpoints): AwsClients {
  const shared = { region: localRegion, credentials: localCredentials };
  const requestHandler = { httpAgent: { maxSockets: socketsMax, keepAlive: true } };
  const dynamoDb = new DynamoDBClient({ ...shared, endpoint: endpoints.dynamoDb });
  const streams = new DynamoDBStreamsClient({ ...shared, endpoint: endpoints.dynamoDb });
  const sqs = new SQSClient({ ...shared, endpoint: endpoints.sqs, requestHandler });
  const s3 = new S3Client({ ...shared, endpoint: endpoints.s3, forcePathStyle: true });
  const close = () => {
    for (const client of [dynamoDb, streams, sqs, s3]) {
      client.destroy();
    }
  };
  return { dynamoDb, streams, sqs, s3, close };
}

/** Environment that makes the AWS SDK of a function talk to the emulators. */
export function sdkEnvironment(endpoints: LocalEndpoints): Readonly<Record<string, string>> {
  return {
    AWS_REGION: localRegion,
    AWS_DEFAULT_REGION: localRegion,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamoDb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SES: endpoints.mail,
    TZ: ":UTC",
    LANG: "en_US.UTF-8",
  };
}
