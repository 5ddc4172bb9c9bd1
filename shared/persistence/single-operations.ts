import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import { attemptsMax, waitBeforeRetry } from "./backoff.ts";
import type { CapacityMeter } from "./capacity-meter.ts";
import { type Expression, type Item, type ItemKey, parseItem } from "./item.ts";

export type Table = {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly meter: CapacityMeter;
};
export type ConditionalOutcome = "written" | "refused";

const keysPerBatchGet = 100;

export async function getItem(table: Table, key: ItemKey): Promise<Item | undefined> {
  const { Item: item } = await table.documents.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
  );
  return item === undefined ? undefined : parseItem(item);
}

export async function getItems(table: Table, keys: readonly ItemKey[]): Promise<Item[]> {
  const found: Item[] = [];
  for (let start = 0; start < keys.length; start += keysPerBatchGet) {
    found.push(...(await getBatch(table, keys.slice(start, start + keysPerBatchGet))));
  }
  return found;
}

async function getBatch(table: Table, keys: ItemKey[]): Promise<Item[]> {
  const found: Item[] = [];
  let pending: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  for (let attempt = 1; pending.length > 0; attempt += 1) {
    if (attempt > attemptsMax) throw new Error("DynamoDB leaves keys of a batch unread");
    if (attempt > 1) await waitBeforeRetry(attempt);
    const { Responses, UnprocessedKeys } = await table.documents.send(
      new BatchGetCommand({
        RequestItems: { [table.tableName]: { Keys: pending, ConsistentRead: true } },
      }),
    );
    found.push(...(Responses?.[table.tableName] ?? []).map(parseItem));
    pending = UnprocessedKeys?.[table.tableName]?.Keys ?? [];
  }
  return found;
}

export async function queryItems(table: Table, pk: string, skPrefix: string): Promise<Item[]> {
  const found: Item[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const { Items, LastEvaluatedKey } = await table.documents.send(
      new QueryCommand({
        TableName: table.tableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": pk, ":prefix": skPrefix },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    found.push(...(Items ?? []).map(parseItem));
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return found;
}

export async function putItem(
  table: Table,
  item: Item,
  condition?: Expression,
): Promise<ConditionalOutcome> {
  try {
    const { ConsumedCapacity } = await table.documents.send(
      new PutCommand({
        TableName: table.tableName,
        Item: item,
        ReturnConsumedCapacity: "TOTAL",
        ...conditionInput(condition),
      }),
    );
    table.meter.add(ConsumedCapacity === undefined ? [] : [ConsumedCapacity]);
    return "written";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "refused";
    throw error;
  }
}

/** The three members of a request that carry a condition. */
export function conditionInput(condition: Expression | undefined) {
  if (condition === undefined) return {};
  return {
    ConditionExpression: condition.text,
    ...(condition.names === undefined ? {} : { ExpressionAttributeNames: condition.names }),
    ...(condition.values === undefined ? {} : { ExpressionAttributeValues: condition.values }),
  };
}
