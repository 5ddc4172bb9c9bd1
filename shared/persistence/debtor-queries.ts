import { startPatience } from "../aws/patience.ts";
import { toAttributes } from "./dynamo-db.ts";
import { type Attributes, queryOperation } from "./dynamo-db-operations.ts";
import type { Expression, Item } from "./item.ts";
import { expressionInput, type Table, toItem } from "./single-operations.ts";

/**
 * The entries of a partition of the index by debtor whose sort keys begin so; all of them with an
 * empty prefix. An index follows the table some instants later: what money depends on is read from
 * the table.
 */
export async function queryDebtors(table: Table, pk: string, prefix: string): Promise<Item[]> {
  const found: Item[] = [];
  let from: Attributes | undefined;
  do {
    const input = {
      TableName: table.tableName,
      IndexName: "byDebtor",
      KeyConditionExpression: prefix === "" ? "dp = :dp" : "dp = :dp AND begins_with(ds, :prefix)",
      ExpressionAttributeValues: toAttributes({
        ":dp": pk,
        ...(prefix !== "" && { ":prefix": prefix }),
      }),
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

export type DebtorSearch = {
  /** What an entry has to be like to be given; the value `:dp` is taken. */
  readonly filter?: Expression;
  /** No more entries than so many are looked at, whether or not they are given. */
  readonly examinedMax: number;
};
export type DebtorsFound = {
  readonly items: readonly Item[];
  /** Nothing of the partition was left out. */
  readonly isWhole: boolean;
};

/** Entries of a partition of the index by debtor that are as wanted; it follows the table. */
export async function searchDebtors(
  table: Table,
  pk: string,
  { filter, examinedMax }: DebtorSearch,
): Promise<DebtorsFound> {
  const items: Item[] = [];
  let examined = 0;
  let from: Attributes | undefined;
  do {
    const { Items, ScannedCount, LastEvaluatedKey } = await queryEntries(table, pk, {
      filter,
      limit: examinedMax - examined,
      from,
    });
    items.push(...(Items ?? []).map(toItem));
    examined += ScannedCount ?? 0;
    from = LastEvaluatedKey;
  } while (from !== undefined && examined < examinedMax);
  return { items, isWhole: from === undefined };
}

export type PageOfDebtors = {
  /** The value `:dp` is taken. */
  readonly filter: Expression;
  /** No more entries than so many are looked at. */
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: Item | undefined;
};

/** The same by single pages, for who goes through all of a partition. */
export async function pageDebtors(
  table: Table,
  pk: string,
  { filter, limit, after }: PageOfDebtors,
): Promise<{ readonly items: readonly Item[]; readonly last?: Item }> {
  const { Items, LastEvaluatedKey } = await queryEntries(table, pk, {
    filter,
    limit,
    from: after && toAttributes(after),
  });
  return {
    items: (Items ?? []).map(toItem),
    ...(LastEvaluatedKey && { last: toItem(LastEvaluatedKey) }),
  };
}

function queryEntries(
  table: Table,
  pk: string,
  page: {
    readonly filter: Expression | undefined;
    readonly limit: number;
    readonly from: Attributes | undefined;
  },
) {
  const { filter, limit, from } = page;
  const input = {
    TableName: table.tableName,
    IndexName: "byDebtor",
    KeyConditionExpression: "dp = :dp",
    FilterExpression: filter?.text,
    ...expressionInput({
      ...(filter?.names && { names: filter.names }),
      values: { ":dp": pk, ...filter?.values },
    }),
    Limit: limit,
    ExclusiveStartKey: from,
  };
  return table.dynamoDb.send({ operation: queryOperation, input }, startPatience(table.pace));
}
