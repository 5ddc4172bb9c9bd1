import { userInfo } from "node:os";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { Operator } from "../../shared/domain/operations/operation-entry.ts";
import { createS3FileStore, type FileStore } from "../../shared/files/file-store.ts";
import {
  createSmallObjectStore,
  type SmallObjectStore,
} from "../../shared/files/small-object-store.ts";
import type { PersonSecretSettings } from "../../shared/lambda/person-secrets.ts";
import { createTableClient, type TableClient } from "../../shared/persistence/table-client.ts";
import { stageSettings } from "../stages.ts";
import { readCallerIdentity } from "./aws-query-api.ts";
import { type StateNames, settleEnvironment } from "./aws-settings.ts";
import { createQueues, type Queues } from "./queues.ts";

/** A stage as operators reach it, and who the operator is. */
export type OperatorCloud = StateNames & {
  readonly stage: string;
  /** The Region as pagoPA's intermediary. */
  readonly brokerFiscalCode: string;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  /** For what the narrow door to the table does not do: reading all of it. */
  readonly dynamoDb: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly queues: Queues;
  readonly table: TableClient;
  readonly files: FileStore;
  readonly objects: SmallObjectStore;
  readonly operator: Operator;
  /** From which people's pseudonyms are derived. */
  readonly personSecrets: PersonSecretSettings;
};

/** Clients on what the process's environment names: it has to be complete. */
export function openCloud(
  { tableName, bucketName, personSeedArn }: StateNames,
  { stage, operator }: { readonly stage: string; readonly operator: Operator },
): OperatorCloud {
  // Emulators tell the address of a queue as they see it: the endpoint is the one that was named.
  const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
  return {
    stage,
    tableName,
    bucketName,
    brokerFiscalCode: stageSettings(stage).pagoPa.brokerFiscalCode,
    sqs,
    s3: new S3Client({ forcePathStyle: true }),
    dynamoDb: new DynamoDBClient({}),
    streams: new DynamoDBStreamsClient({}),
    queues: createQueues(sqs, stage),
    table: createTableClient(tableName),
    files: createS3FileStore(bucketName),
    objects: createSmallObjectStore(bucketName),
    operator,
    personSecrets: {
      PERSON_SEED_SECRET_ARN: personSeedArn,
      PERSON_SEED: stageSettings(stage).login.personSeed,
    },
  };
}

/**
 * Reaches a stage from the operator's machine; completes the environment for every client.
 * @throws OperationRefused when it cannot be found.
 */
export async function connectOperator(
  stage: string,
  { localFolder, environment }: { localFolder: string; environment: NodeJS.ProcessEnv },
): Promise<OperatorCloud> {
  const address = { stage, region: stageSettings(stage).region, localFolder };
  const { names, caller } = await settleEnvironment(address, environment);
  const operator = {
    awsIdentity: await readCallerIdentity(caller),
    osUser: userInfo().username,
  };
  return openCloud(names, { stage, operator });
}
