import type { InsertOutcome } from "./batch-insert.ts";
import type { DebtorSearch, DebtorsFound } from "./debtor-queries.ts";
import type { Expression, Item } from "./item.ts";
import type {
  OrganizationEntry,
  OrganizationEntryKey,
  OrganizationItem,
  OrganizationKey,
  OrganizationPartition,
} from "./organization-key.ts";
import type { ConditionalOutcome, PageOfKeys } from "./single-operations.ts";
import { createTableClient, type TableClientOptions } from "./table-client.ts";
import type { TransactionOutcome } from "./transact-write.ts";

type AnyKey = OrganizationKey | OrganizationEntryKey;
type AnyItem = OrganizationItem | OrganizationEntry;

/** A write of one ente's data: see `WriteAction`. */
export type OrganizationWrite =
  | { readonly put: AnyItem; readonly condition?: Expression }
  | { readonly update: AnyKey; readonly expression: Expression; readonly condition?: string }
  | { readonly remove: AnyKey; readonly condition?: Expression }
  | { readonly check: AnyKey; readonly condition: Expression };

/**
 * The table as functions that enti call may use it: a key that no ente is part of does not compile.
 * The whole table (`TableClient`) will do wherever this is asked for, never the other way round.
 */
export type OrganizationTable = {
  readonly get: (key: AnyKey) => Promise<Item | undefined>;
  readonly getMany: (keys: readonly AnyKey[]) => Promise<Item[]>;
  readonly query: (pk: OrganizationPartition, skPrefix: string) => Promise<Item[]>;
  readonly queryDebtors: (pk: OrganizationPartition, prefix: string) => Promise<Item[]>;
  readonly searchDebtors: (
    pk: OrganizationPartition,
    search: DebtorSearch,
  ) => Promise<DebtorsFound>;
  readonly queryPage: (pk: OrganizationPartition, page: PageOfKeys) => Promise<Item[]>;
  readonly put: (item: AnyItem, condition?: Expression) => Promise<ConditionalOutcome>;
  readonly insertMany: (items: readonly AnyItem[]) => Promise<InsertOutcome[]>;
  readonly transact: (actions: readonly OrganizationWrite[]) => Promise<TransactionOutcome>;
};

/** The table for a function that enti call. */
export function createOrganizationTable(
  tableName: string,
  options: TableClientOptions = {},
): OrganizationTable {
  const table = createTableClient(tableName, options);
  // Member by member: so it can be told which operations a function calls through this type.
  return {
    get: table.get,
    getMany: table.getMany,
    query: table.query,
    queryDebtors: table.queryDebtors,
    searchDebtors: table.searchDebtors,
    queryPage: table.queryPage,
    put: table.put,
    insertMany: table.insertMany,
    transact: table.transact,
  };
}
