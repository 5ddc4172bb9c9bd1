import * as z from "zod";

const readingOperations = new Set(["GetItem", "BatchGetItem", "Query", "Scan"]);

const inputShape = z.record(z.string(), z.unknown());
const capacityShape = z.object({ CapacityUnits: z.number().default(0) });
const answerShape = z.object({
  __type: z.string().optional(),
  ConsumedCapacity: z.union([capacityShape, z.array(capacityShape)]).optional(),
});
const transactionShape = z.object({ TransactItems: z.array(z.unknown()) });

/** Units of the table that a call was charged. */
export type ConsumedUnits = {
  readonly measure: "readUnits" | "writeUnits";
  readonly amount: number;
};

/** The same request of DynamoDB, which also asks what it is charged. */
export function askForCapacity(body: Buffer): Buffer {
  const input = inputShape.parse(JSON.parse(body.toString("utf8")));
  return Buffer.from(JSON.stringify({ ...input, ReturnConsumedCapacity: "TOTAL" }));
}

/**
 * What the answer says was charged. A refused condition is charged as a write, and its answer does
 * not say so (DynamoDB Developer Guide, "Read/write capacity mode"): one unit an item is assumed,
 * two in a transaction.
 */
export function readConsumedUnits(
  operation: string,
  exchange: { readonly request: Buffer; readonly answer: Buffer },
): ConsumedUnits {
  const measure = readingOperations.has(operation) ? "readUnits" : "writeUnits";
  const { __type: refusal = "", ConsumedCapacity: consumed = [] } = answerShape.parse(
    JSON.parse(exchange.answer.toString("utf8")),
  );
  if (refusal.endsWith("ConditionalCheckFailedException")) return { measure, amount: 1 };
  if (refusal.endsWith("TransactionCanceledException")) {
    const { TransactItems } = transactionShape.parse(JSON.parse(exchange.request.toString("utf8")));
    return { measure, amount: 2 * TransactItems.length };
  }
  const capacities = Array.isArray(consumed) ? consumed : [consumed];
  return { measure, amount: capacities.reduce((sum, each) => sum + each.CapacityUnits, 0) };
}
