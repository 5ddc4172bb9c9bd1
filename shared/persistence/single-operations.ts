import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import { type Pace, startPatience } from "../aws/patience.ts";
import type { CapacityMeter } from "./capacity-meter.ts";
import { type DynamoDb, DynamoDbRefusal, toAttributes } from "./dynamo-db.ts";
import {
  type Attributes,
  batchGetItemOperation,
  getItemOperation,
  putItemOperation,
  queryOperation,
  updateItemOperation,
} from "./dynamo-db-operations.ts";
import { type Expression, type Item, type ItemKey, parseItem } from "./item.ts";

export type Table = {
  readonly dynamoDb: DynamoDb;
  readonly tableName: string;
  readonly meter: CapacityMeter;
  readonly pace: Pace;
};
export type ConditionalOutcome = "written" | "refused";

const keysPerBatchGet = 100;

export async function getItem(table: Table, key: ItemKey): Promise<Item | undefined> {
  const input = { TableName: table.tableName, Key: keyAttributes(key), ConsistentRead: true };
  const { Item: item } = await table.dynamoDb.send(
    { operation: getItemOperation, input },
    startPatience(table.pace),
  );
  return item === undefined ? undefined : toItem(item);
}

/** `strong` gives what was written last; `settled` may give what was there an instant ago. */
export type ReadConsistency = "strong" | "settled";

export async function getItems(
  table: Table,
  keys: readonly ItemKey[],
  consistency: ReadConsistency,
): Promise<Item[]> {
  const found: Item[] = [];
  for (let start = 0; start < keys.length; start += keysPerBatchGet) {
    found.push(...(await getBatch(table, keys.slice(start, start + keysPerBatchGet), consistency)));
  }
  return found;
}

async function getBatch(
  table: Table,
  keys: readonly ItemKey[],
  consistency: ReadConsistency,
): Promise<Item[]> {
  const patience = startPatience(table.pace);
  const found: Item[] = [];
  let pending = keys.map(keyAttributes);
  for (let tries = 1; pending.length > 0; tries += 1) {
    const input = {
      RequestItems: {
        [table.tableName]: { Keys: pending, ConsistentRead: consistency === "strong" },
      },
    };
    const { Responses, UnprocessedKeys } = await table.dynamoDb.send(
      { operation: batchGetItemOperation, input },
      patience,
    );
    found.push(...(Responses?.[table.tableName] ?? []).map(toItem));
    pending = UnprocessedKeys?.[table.tableName]?.Keys ?? [];
    if (pending.length > 0 && !(await patience.waitForRetry(tries, "undone"))) {
      throw new Error("DynamoDB leaves keys of a batch unread");
    }
  }
  return found;
}

/** The items of a partition whose sort keys begin so; all of them with an empty prefix. */
export async function queryItems(table: Table, pk: string, skPrefix: string): Promise<Item[]> {
  // DynamoDB refuses an empty value in a condition on a key.
  const hasPrefix = skPrefix !== "";
  const found: Item[] = [];
  let from: Attributes | undefined;
  do {
    const input = {
      TableName: table.tableName,
      KeyConditionExpression: hasPrefix ? "pk = :pk AND begins_with(sk, :prefix)" : "pk = :pk",
      ExpressionAttributeValues: toAttributes({
        ":pk": pk,
        ...(hasPrefix && { ":prefix": skPrefix }),
      }),
      ConsistentRead: true,
      ExclusiveStartKey: from,
    };
    const { Items, LastEvaluatedKey } = await table.dynamoDb.send(
      { operation: queryOperation, input },
      startPatience(table.pace),
    );
    found.push(...(Items ?? []).map(toItem));
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return found;
}

export type PageOfKeys = {
  readonly limit: number;
  /** Begin after this sort key, in the order asked for. */
  readonly cursor?: string;
  readonly order: "ascending" | "descending";
};

/** At most `limit` items of a partition; fewer only where there are no more. */
export async function queryPage(table: Table, pk: string, page: PageOfKeys): Promise<Item[]> {
  const found: Item[] = [];
  let from = page.cursor === undefined ? undefined : keyAttributes({ pk, sk: page.cursor });
  do {
    const input = {
      TableName: table.tableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: toAttributes({ ":pk": pk }),
      ConsistentRead: true,
      ScanIndexForward: page.order === "ascending",
      Limit: page.limit - found.length,
      ExclusiveStartKey: from,
    };
    const { Items, LastEvaluatedKey } = await table.dynamoDb.send(
      { operation: queryOperation, input },
      startPatience(table.pace),
    );
    found.push(...(Items ?? []).map(toItem));
    from = LastEvaluatedKey;
  } while (from !== undefined && found.length < page.limit);
  return found;
}

export async function putItem(
  table: Table,
  item: Item,
  condition?: Expression,
): Promise<ConditionalOutcome> {
  const input = {
    TableName: table.tableName,
    Item: toAttributes(item),
    ReturnConsumedCapacity: "TOTAL",
    ...conditionInput(condition),
  };
  try {
    const { ConsumedCapacity } = await table.dynamoDb.send(
      { operation: putItemOperation, input },
      startPatience(table.pace),
    );
    table.meter.add(ConsumedCapacity === undefined ? [] : [ConsumedCapacity]);
    return "written";
  } catch (error) {
    const isRefused =
      error instanceof DynamoDbRefusal && error.code === "ConditionalCheckFailedException";
    if (isRefused) return "refused";
    throw error;
  }
}

/** A number of an item, and how much more it is to be. */
export type Addition = { readonly attribute: string; readonly amount: number };

/** Adds to a number of an item, which has these other attributes from now on; gives the sum. */
export async function addToItem(
  table: Table,
  { pk, sk, ...others }: Item,
  { attribute, amount }: Addition,
): Promise<number> {
  const members = Object.entries(others);
  const names = members.map(([name], index) => [`#m${index}`, name]);
  const values = members.map(([, value], index) => [`:m${index}`, value]);
  const settings = members.map((_, index) => `#m${index} = :m${index}`);
  const input = {
    TableName: table.tableName,
    Key: keyAttributes({ pk, sk }),
    UpdateExpression: `ADD #sum :amount SET ${settings.join(", ")}`,
    ...expressionInput({
      names: { "#sum": attribute, ...Object.fromEntries(names) },
      values: { ":amount": amount, ...Object.fromEntries(values) },
    }),
    ReturnValues: "UPDATED_NEW",
  };
  const { Attributes: updated } = await table.dynamoDb.send(
    { operation: updateItemOperation, input },
    startPatience(table.pace),
  );
  return z.number().parse(unmarshall(updated)[attribute]);
}

/** The three members of a request that carry a condition. */
export function conditionInput(condition: Expression | undefined) {
  return condition === undefined
    ? {}
    : { ConditionExpression: condition.text, ...expressionInput(condition) };
}

/** The names and values of an expression; what it has none of is not sent. */
export function expressionInput({ names, values }: Omit<Expression, "text">) {
  return {
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values && toAttributes(values),
  };
}

/** An item's own key: what else it carries is left out. */
export function keyAttributes({ pk, sk }: ItemKey): Attributes {
  return toAttributes({ pk, sk });
}

export function toItem(attributes: Attributes): Item {
  return parseItem(unmarshall(attributes));
}
