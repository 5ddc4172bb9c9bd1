import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { insertItems } from "./batch-insert.ts";
import { type TransactionOutcome, transactWrite, type WriteAction } from "./transact-write.ts";
import {
  type ConditionalOutcome,
  getItem,
  getItems,
  putItem,
  queryItems,
} from "./single-operations.ts";

export type ItemKey = { readonly pk: string; readonly sk: string };
export type Item = ItemKey & Readonly<Record<string, unknown>>;

/** An expression of DynamoDB with its names (`#n`) and values (`:v`). */
export type Expression = {
  readonly text: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
};

export type InsertOutcome = "inserted" | "exists";
export type InsertReport = {
  /** One outcome per item, in the order given. */
  readonly outcomes: readonly InsertOutcome[];
  readonly writeUnits: number;
};

/** The narrow door to the table: all that stores may do with it. */
export type TableClient = {
  /** Strongly consistent unless told otherwise: money depends on it. */
  get(key: ItemKey): Promise<Item | undefined>;
  /** Eventually consistent unless `consistent`; missing keys are left out; any order. */
  getMany(keys: readonly ItemKey[], options?: { consistent?: boolean }): Promise<Item[]>;
  /** Strongly consistent, every page. */
  query(pk: string, skPrefix: string): Promise<Item[]>;
  /** One item, written when the condition holds. */
  put(item: Item, condition?: Expression): Promise<ConditionalOutcome>;
  /** Inserts, never overwrites: an item whose key exists is left as it is and reported. */
  insertMany(items: readonly Item[]): Promise<InsertReport>;
  /** All or nothing, at most 100 actions; retries conflicts and throttling. */
  transact(actions: readonly WriteAction[]): Promise<TransactionOutcome>;
};

/** A client on AWS, or on the endpoint named by `AWS_ENDPOINT_URL_DYNAMODB`. */
export function createTableClient(tableName: string): TableClient {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 8 }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const table = { documents, tableName };
  return {
    get: (key) => getItem(table, key),
    getMany: (keys, options) => getItems(table, keys, options?.consistent ?? false),
    query: (pk, skPrefix) => queryItems(table, pk, skPrefix),
    put: (item, condition) => putItem(table, item, condition),
    insertMany: (items) => insertItems(table, items),
    transact: (actions) => transactWrite(table, actions),
  };
}
