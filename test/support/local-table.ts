import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { findDynamoDbBinary, startDynamoDb } from "../../infra/local/emulators/dynamodb.ts";
import { openTableDirectory } from "../../infra/local/emulators/table-directory.ts";
import { tableDefinition } from "./table-definition.ts";

export type LocalTable = { readonly tableName: string; readonly stop: () => Promise<void> };

/** An empty table with the portal's keys and stream, in memory as the throw-away cloud has it. */
export async function startLocalTable(tableName = "portale-test"): Promise<LocalTable> {
  const binary = findDynamoDbBinary();
  if (binary === undefined) throw new Error("no DynamoDB binary for this platform");
  const folder = await mkdtemp(join(tmpdir(), "portale-table-"));
  const { path, discard } = await openTableDirectory(folder, true);
  const dynamoDb = await startDynamoDb({ binary, databasePath: join(path, "table.db") });
  Object.assign(process.env, {
    AWS_REGION: "eu-south-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${dynamoDb.port}`,
  });
  const client = new DynamoDBClient({});
  await client.send(new CreateTableCommand(tableDefinition(tableName)));
  client.destroy();
  return {
    tableName,
    async stop() {
      await dynamoDb.stop();
      await discard();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
