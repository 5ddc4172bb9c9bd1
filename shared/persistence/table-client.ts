import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type InsertOutcome, insertItems } from "./batch-insert.ts";
import { type CapacityMeter, createCapacityMeter } from "./capacity-meter.ts";
import type { Expression, Item, ItemKey } from "./item.ts";
import {
  type ConditionalOutcome,
  getItem,
  getItems,
  putItem,
  queryItems,
} from "./single-operations.ts";
import { type TransactionOutcome, transactWrite, type WriteAction } from "./transact-write.ts";

/** The narrow door to the table: all that stores may do with it. */
export type TableClient = {
  /** Strongly consistent: money depends on it. */
  get(key: ItemKey): Promise<Item | undefined>;
  /** Strongly consistent; missing keys are left out; any order. */
  getMany(keys: readonly ItemKey[]): Promise<Item[]>;
  /** Strongly consistent, every page. */
  query(pk: string, skPrefix: string): Promise<Item[]>;
  /** One item, written when the condition holds. */
  put(item: Item, condition?: Expression): Promise<ConditionalOutcome>;
  /** Inserts, never overwrites: one outcome per item, `exists` leaves what was there. */
  insertMany(items: readonly Item[]): Promise<InsertOutcome[]>;
  /** All or nothing, at most 100 actions; retries conflicts and throttling. */
  transact(actions: readonly WriteAction[]): Promise<TransactionOutcome>;
};

/** A client on AWS, or on the endpoint named by `AWS_ENDPOINT_URL_DYNAMODB`. */
export function createTableClient(
  tableName: string,
  meter: CapacityMeter = createCapacityMeter(),
): TableClient {
  const documents = DynamoDBDocumentClient.from(createClient(), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const table = { documents, tableName, meter };
  return {
    get: (key) => getItem(table, key),
    getMany: (keys) => getItems(table, keys),
    query: (pk, skPrefix) => queryItems(table, pk, skPrefix),
    put: (item, condition) => putItem(table, item, condition),
    insertMany: (items) => insertItems(table, items),
    transact: (actions) => transactWrite(table, actions),
  };
}

/** A call that hangs is given up and tried again long before the function's time is over. */
function createClient(): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: 8,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000 },
  });
}
