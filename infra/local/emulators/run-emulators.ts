import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type DynamoDbProcess, startDynamoDb } from "./dynamodb.ts";
import type { EmulatorPorts, EmulatorSettings } from "./emulator-ports.ts";
import { startMail } from "./mail.ts";
import { startQueuesAndFiles } from "./queues-and-files.ts";

export type RunningEmulators = {
  readonly ports: EmulatorPorts;
  readonly stop: () => Promise<void>;
};

/** Starts SQS, S3, mail and, unless it lives elsewhere, DynamoDB in this process. */
export async function startEmulators(settings: EmulatorSettings): Promise<RunningEmulators> {
  const { dataDirectory, dynamoDbBinary } = settings;
  await mkdir(dataDirectory, { recursive: true });
  const [queuesAndFiles, mail, dynamoDb] = await Promise.all([
    startQueuesAndFiles(dataDirectory),
    startMail(join(dataDirectory, "mails.jsonl")),
    startDynamoDbIfHere(dynamoDbBinary, dataDirectory),
  ]);
  return {
    ports: {
      queuesAndFiles: queuesAndFiles.port,
      mail: mail.port,
      ...(dynamoDb && { dynamoDb: dynamoDb.port }),
    },
    stop: async () => {
      await dynamoDb?.stop();
      await mail.stop();
      await queuesAndFiles.stop();
    },
  };
}

async function startDynamoDbIfHere(
  binary: string | undefined,
  dataDirectory: string,
): Promise<DynamoDbProcess | undefined> {
  return binary === undefined
    ? undefined
    : startDynamoDb({ binary, databasePath: join(dataDirectory, "table.db") });
}
