import { BatchExecuteStatementCommand } from "@aws-sdk/lib-dynamodb";
import { attemptsMax, waitBeforeRetry } from "./backoff.ts";
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
 * the key exists, at the price of a plain write. Throttled statements are tried again.
 */
export async function insertItems(table: Table, items: readonly Item[]): Promise<InsertOutcome[]> {
  const outcomes: InsertOutcome[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const start = next;
      next += statementsPerBatch;
      const batch = await insertBatch(table, items.slice(start, start + statementsPerBatch));
      for (const [offset, outcome] of batch.entries()) outcomes[start + offset] = outcome;
    }
  };
  await Promise.all(Array.from({ length: batchesInFlight }, worker));
  return outcomes;
}

async function insertBatch(table: Table, items: readonly Item[]): Promise<InsertOutcome[]> {
  const outcomes: InsertOutcome[] = [];
  let pending = [...items.entries()];
  for (let attempt = 1; pending.length > 0; attempt += 1) {
    if (attempt > attemptsMax) throw new Error("DynamoDB keeps refusing part of a batch insert");
    if (attempt > 1) await waitBeforeRetry(attempt);
    const { Responses, ConsumedCapacity } = await table.documents.send(
      new BatchExecuteStatementCommand({
        Statements: pending.map(([, item]) => insertStatement(table.tableName, item)),
        ReturnConsumedCapacity: "TOTAL",
      }),
    );
    table.meter.add(ConsumedCapacity);
    const passing: [number, Item][] = [];
    for (const [at, [index, item]] of pending.entries()) {
      const code = Responses?.[at]?.Error?.Code;
      if (code === undefined) outcomes[index] = "inserted";
      else if (code === "DuplicateItem") outcomes[index] = "exists";
      else if (passingErrors.has(code)) passing.push([index, item]);
      else throw new Error(`DynamoDB refused an insert: ${code}`);
    }
    pending = passing;
  }
  return outcomes;
}

function insertStatement(tableName: string, item: Item) {
  const entries = Object.entries(item).filter(([, value]) => value !== undefined);
  const fields = entries.map(([name]) => `'${name}':?`).join(",");
  return {
    Statement: `INSERT INTO "${tableName}" VALUE {${fields}}`,
    Parameters: entries.map(([, value]) => value),
  };
}
