import type { Pace } from "../aws/patience.ts";
import { type InsertOutcome, insertItems } from "./batch-insert.ts";
import { type CapacityMeter, createCapacityMeter } from "./capacity-meter.ts";
import {
  type DebtorSearch,
  type DebtorsFound,
  type PageOfDebtors,
  pageDebtors,
  queryDebtors,
  searchDebtors,
} from "./debtor-queries.ts";
import { createDynamoDb } from "./dynamo-db.ts";
import type { Expression, Item, ItemKey } from "./item.ts";
import {
  type Addition,
  addToItem,
  type ConditionalOutcome,
  getItem,
  getItems,
  type PageOfKeys,
  putItem,
  queryItems,
  queryPage,
} from "./single-operations.ts";
import { type TransactionOutcome, transactWrite, type WriteAction } from "./transact-write.ts";

/** The narrow door to the table: all that stores may do with it. */
export type TableClient = {
  /** Strongly consistent: money depends on it. */
  readonly get: (key: ItemKey) => Promise<Item | undefined>;
  /** Strongly consistent; missing keys are left out; any order. */
  readonly getMany: (keys: readonly ItemKey[]) => Promise<Item[]>;
  /** The same at half the price, as of an instant ago: for what was written a good while ago. */
  readonly getManySettled: (keys: readonly ItemKey[]) => Promise<Item[]>;
  /** Strongly consistent, every page. */
  readonly query: (pk: string, skPrefix: string) => Promise<Item[]>;
  /** Entries of the index by debtor, every page; an index follows the table some instants later. */
  readonly queryDebtors: (pk: string, prefix: string) => Promise<Item[]>;
  /** The same of a whole partition, as far as entries are wanted and looked at. */
  readonly searchDebtors: (pk: string, search: DebtorSearch) => Promise<DebtorsFound>;
  /** The same by pages, until there is no `last`. */
  readonly pageDebtors: (
    pk: string,
    page: PageOfDebtors,
  ) => Promise<{ readonly items: readonly Item[]; readonly last?: Item }>;
  /** Strongly consistent, one page of a partition in the order of its sort keys. */
  readonly queryPage: (pk: string, page: PageOfKeys) => Promise<Item[]>;
  /** One item, written when the condition holds. */
  readonly put: (item: Item, condition?: Expression) => Promise<ConditionalOutcome>;
  /** Adds to a number of an item, which is made where there is none; gives the sum. */
  readonly add: (item: Item, addition: Addition) => Promise<number>;
  /** Inserts, never overwrites: one outcome per item, `exists` leaves what was there. */
  readonly insertMany: (items: readonly Item[]) => Promise<InsertOutcome[]>;
  /** All or nothing, at most 100 actions; retries conflicts and throttling. */
  readonly transact: (actions: readonly WriteAction[]) => Promise<TransactionOutcome>;
};

/** `pace` says whether somebody waits for the answer; the work of queues is `bulk`. */
export type TableClientOptions = { readonly meter?: CapacityMeter; readonly pace?: Pace };

/** A client on AWS, or on the endpoint named by `AWS_ENDPOINT_URL_DYNAMODB`. */
export function createTableClient(
  tableName: string,
  { meter = createCapacityMeter(), pace = "bulk" }: TableClientOptions = {},
): TableClient {
  const table = { dynamoDb: createDynamoDb(), tableName, meter, pace };
  return {
    get: (key) => getItem(table, key),
    getMany: (keys) => getItems(table, keys, "strong"),
    getManySettled: (keys) => getItems(table, keys, "settled"),
    query: (pk, skPrefix) => queryItems(table, pk, skPrefix),
    queryDebtors: (pk, prefix) => queryDebtors(table, pk, prefix),
    searchDebtors: (pk, search) => searchDebtors(table, pk, search),
    pageDebtors: (pk, page) => pageDebtors(table, pk, page),
    queryPage: (pk, page) => queryPage(table, pk, page),
    put: (item, condition) => putItem(table, item, condition),
    add: (item, addition) => addToItem(table, item, addition),
    insertMany: (items) => insertItems(table, items),
    transact: (actions) => transactWrite(table, actions),
  };
}
