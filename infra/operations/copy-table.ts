import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  paginateScan,
  type WriteRequest,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";

const itemsPerBatch = 25;
const waitSecondsMax = 300;

/** Copies a table item by item: what an emulator without backups leaves to do. */
export async function copyTable({
  dynamoDb,
  tableName,
  targetName,
}: {
  readonly dynamoDb: DynamoDBClient;
  readonly tableName: string;
  readonly targetName: string;
}): Promise<void> {
  const { Table } = await dynamoDb.send(new DescribeTableCommand({ TableName: tableName }));
  await dynamoDb.send(
    new CreateTableCommand({
      TableName: targetName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: Table?.AttributeDefinitions,
      KeySchema: Table?.KeySchema,
      GlobalSecondaryIndexes: Table?.GlobalSecondaryIndexes?.map(
        ({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }),
      ),
    }),
  );
  await waitUntilTableExists(
    { client: dynamoDb, maxWaitTime: waitSecondsMax, minDelay: 1, maxDelay: 5 },
    { TableName: targetName },
  );
  const pages = paginateScan({ client: dynamoDb }, { TableName: tableName, ConsistentRead: true });
  for await (const { Items = [] } of pages) {
    for (let start = 0; start < Items.length; start += itemsPerBatch) {
      const batch = Items.slice(start, start + itemsPerBatch);
      await write(
        dynamoDb,
        targetName,
        batch.map((Item) => ({ PutRequest: { Item } })),
      );
    }
  }
}

async function write(
  dynamoDb: DynamoDBClient,
  tableName: string,
  requests: readonly WriteRequest[],
): Promise<void> {
  let pending = [...requests];
  while (pending.length > 0) {
    const { UnprocessedItems } = await dynamoDb.send(
      new BatchWriteItemCommand({ RequestItems: { [tableName]: pending } }),
    );
    pending = UnprocessedItems?.[tableName] ?? [];
  }
}
