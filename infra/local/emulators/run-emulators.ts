import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type DynamoDbProcess, startDynamoDb } from "./dynamodb.ts";
import type { EmulatorPorts, EmulatorSettings } from "./emulator-ports.ts";
import { startMail } from "./mail.ts";
import { startQueuesAndFiles } from "./queues-and-files.ts";
import { openTableDirectory } from "./table-directory.ts";

export type RunningEmulators = {
  readonly ports: EmulatorPorts;
  readonly stop: () => Promise<void>;
};

/** Starts SQS, S3, mail and, unless it lives elsewhere, DynamoDB in this process. */
export async function startEmulators(settings: EmulatorSettings): Promise<RunningEmulators> {
  const { dataDirectory, dynamoDbBinary } = settings;
  await mkdir(dataDirectory, { recursive: true });
  const table = await openTableDirectory(dataDirectory, settings.tableIsThrowAway);
  const [queuesAndFiles, mail, dynamoDb] = await Promise.all([
    startQueuesAndFiles(dataDirectory),
    startMail(join(dataDirectory, "mails.jsonl")),
    startDynamoDbIfHere(dynamoDbBinary, table.path),
  ]);
  return {
    ports: {
      queuesAndFiles: queuesAndFiles.port,
      mail: mail.port,
      ...(dynamoDb && { dynamoDb: dynamoDb.port }),
    },
    stop: async () => {
      await dynamoDb?.stop();
      await table.discard();
      await mail.stop();
      await queuesAndFiles.stop();
    },
  };
}

async function startDynamoDbIfHere(
  binary: string | undefined,
  tableDirectory: string,
): Promise<DynamoDbProcess | undefined> {
  return binary === undefined
    ? undefined
    : startDynamoDb({ binary, databasePath: join(tableDirectory, "table.db") });
}
