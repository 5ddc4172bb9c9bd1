import { startPatience } from "../aws/patience.ts";
import { toAttributes } from "./dynamo-db.ts";
import { batchExecuteStatementOperation } from "./dynamo-db-operations.ts";
import type { Item } from "./item.ts";
import type { Table } from "./single-operations.ts";

/** Statements that one BatchExecuteStatement carries (DynamoDB limit). */
const statementsPerBatch = 25;
const batchesInFlight = 4;

const passingErrors = new Set([
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
  "RequestLimitExceeded",
  "TransactionConflict",
  "InternalServerError",
]);

export type InsertOutcome = "inserted" | "exists";

/**
 * Inserts items without ever overwriting one: PartiQL `INSERT` fails statement by statement where
 * the key exists, at the price of a plain write. Throttled statements are tried again. Of items
 * with the same key the first is inserted.
 */
export async function insertItems(table: Table, items: readonly Item[]): Promise<InsertOutcome[]> {
  const outcomes: InsertOutcome[] = items.map(() => "exists");
  const firsts = firstOfEachKey(items);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < firsts.length) {
      const batch = firsts.slice(next, next + statementsPerBatch);
      next += statementsPerBatch;
      for (const index of await insertBatch(table, batch)) outcomes[index] = "inserted";
    }
  };
  await Promise.all(Array.from({ length: batchesInFlight }, worker));
  return outcomes;
}

type IndexedItem = readonly [index: number, item: Item];

/** One call must not name a key twice. */
function firstOfEachKey(items: readonly Item[]): IndexedItem[] {
  const seen = new Set<string>();
  return [...items.entries()].filter(([, { pk, sk }]) => {
    const key = `${pk} ${sk}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Indexes of the items that were inserted; the keys of the others exist. */
async function insertBatch(table: Table, items: readonly IndexedItem[]): Promise<number[]> {
  const patience = startPatience(table.pace);
  const inserted: number[] = [];
  let pending = [...items];
  // Tries without any progress: a table that lets some statements through is only slow.
  let fruitless = 0;
  while (pending.length > 0) {
    const input = {
      Statements: pending.map(([, item]) => insertStatement(table.tableName, item)),
      ReturnConsumedCapacity: "TOTAL",
    };
    const { Responses, ConsumedCapacity } = await table.dynamoDb.send(
      { operation: batchExecuteStatementOperation, input },
      patience,
    );
    table.meter.add(ConsumedCapacity);
    const passing: IndexedItem[] = [];
    for (const [at, indexed] of pending.entries()) {
      const code = Responses?.[at]?.Error?.Code;
      if (code === undefined) inserted.push(indexed[0]);
      else if (passingErrors.has(code)) passing.push(indexed);
      else if (code !== "DuplicateItem") throw new Error(`DynamoDB refused an insert: ${code}`);
    }
    fruitless = passing.length < pending.length ? 0 : fruitless + 1;
    pending = passing;
    if (pending.length > 0 && !(await patience.waitForRetry(fruitless + 1, "undone"))) {
      throw new Error("DynamoDB keeps refusing a batch insert");
    }
  }
  return inserted;
}

function insertStatement(tableName: string, item: Item) {
  const attributes = toAttributes(item);
  const fields = Object.keys(attributes).map((name) => `'${name}':?`);
  return {
    Statement: `INSERT INTO "${tableName}" VALUE {${fields.join(",")}}`,
    Parameters: Object.values(attributes),
  };
}
