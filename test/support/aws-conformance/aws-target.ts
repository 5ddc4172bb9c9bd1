import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { S3Client } from "@aws-sdk/client-s3";
import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SESClient } from "@aws-sdk/client-ses";
import type { SQSClient } from "@aws-sdk/client-sqs";
import type { AwsConnection } from "../../../shared/aws/aws-environment.ts";
import type { EmailAddress } from "../../../shared/domain/values/email-address.ts";
import type { Belongings } from "./belongings.ts";

export type TargetId = "embedded" | "ministack" | "localstack" | "aws";

export type AwsClients = {
  readonly dynamoDb: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly s3: S3Client;
  /** Signs addresses, never seeing the bytes that others send there. */
  readonly signer: S3Client;
  readonly sqs: SQSClient;
  readonly ses: SESClient;
  readonly secrets: SecretsManagerClient;
};

/** A sent mail, as far as the target lets it be read. */
export type ReadMail = {
  readonly subject: string;
  readonly attachments: readonly { readonly fileName: string; readonly content: Buffer }[];
};

export type MailPlace = {
  readonly from: string;
  readonly to: EmailAddress;
  /** @throws Error where the target keeps no mail. */
  readonly read: (messageId: string, subject: string) => Promise<ReadMail | undefined>;
};

/** The functions that write down in a table what they are called with. */
export type RecordingFunctions = {
  readonly tableName: string;
  /** Address of a queue of the stack. */
  readonly queueUrl: (name: FixtureQueue) => Promise<string>;
  /** Base address of the HTTP API, without a slash at its end. */
  readonly apiUrl: string;
  /** Turns the clock of the schedules by a minute, where it can be turned. */
  readonly passMinute: () => Promise<void>;
};
export type FixtureQueue =
  | "work"
  | "work-dead-letters"
  | "failing"
  | "failing-dead-letters"
  | "lost-changes";

/** Something that answers as AWS does, with what the behaviours share of it. */
export type AwsTarget = {
  readonly id: TargetId;
  /** As the target tells it; empty where there is none to tell. */
  readonly version: string;
  readonly region: string;
  readonly clients: AwsClients;
  /** As the portal's own code addresses and signs what it asks of S3. */
  readonly s3Connection: () => Promise<AwsConnection>;
  readonly mail: MailPlace;
  readonly belongings: Belongings;
  /** One table with stream and time to live, and one bucket, made when first asked for. */
  readonly tableName: () => Promise<string>;
  readonly bucketName: () => Promise<string>;
  readonly functions: () => Promise<RecordingFunctions>;
  /** Removes whatever was made. */
  readonly close: () => Promise<void>;
};

/** What we rely on, in one Italian sentence; `prove` throws where it is not so. */
export type Behaviour = {
  readonly sentence: string;
  readonly prove: (target: AwsTarget) => Promise<void>;
};
