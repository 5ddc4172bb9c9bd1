import { startPatience } from "../aws/patience.ts";
import { DynamoDbRefusal, toAttributes } from "./dynamo-db.ts";
import { transactWriteItemsOperation } from "./dynamo-db-operations.ts";
import type { Expression, Item, ItemKey } from "./item.ts";
import { conditionInput, expressionInput, keyAttributes, type Table } from "./single-operations.ts";

export type WriteAction =
  | { readonly put: Item; readonly condition?: Expression }
  | { readonly update: ItemKey; readonly expression: Expression; readonly condition?: string }
  | { readonly remove: ItemKey; readonly condition?: Expression }
  | { readonly check: ItemKey; readonly condition: Expression };

export type TransactionOutcome =
  | { readonly outcome: "written" }
  /** Positions, in the list given, of the actions whose condition did not hold. */
  | { readonly outcome: "refused"; readonly actions: readonly number[] };

const passingReasons = new Set([
  "TransactionConflict",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
]);

export async function transactWrite(
  table: Table,
  actions: readonly WriteAction[],
): Promise<TransactionOutcome> {
  const patience = startPatience(table.pace);
  const input = {
    TransactItems: actions.map((action) => transactItem(table.tableName, action)),
    ReturnConsumedCapacity: "TOTAL",
  };
  for (let tries = 1; ; tries += 1) {
    try {
      // By its token DynamoDB knows a call that is repeated because its answer was lost.
      const once = { ...input, ClientRequestToken: crypto.randomUUID() };
      const { ConsumedCapacity } = await table.dynamoDb.send(
        { operation: transactWriteItemsOperation, input: once },
        patience,
      );
      table.meter.add(ConsumedCapacity);
      return { outcome: "written" };
    } catch (error) {
      if (!(error instanceof DynamoDbRefusal)) throw error;
      const { reasons } = error;
      const refused = reasons.flatMap((code, index) =>
        code === "ConditionalCheckFailed" ? [index] : [],
      );
      if (refused.length > 0) return { outcome: "refused", actions: refused };
      if (!reasons.some((code) => passingReasons.has(code))) throw error;
      if (!(await patience.waitForRetry(tries, "undone"))) throw error;
    }
  }
}

function transactItem(tableName: string, action: WriteAction) {
  const TableName = tableName;
  if ("put" in action) {
    const Item = toAttributes(action.put);
    return { Put: { TableName, Item, ...conditionInput(action.condition) } };
  }
  if ("remove" in action) {
    const Key = keyAttributes(action.remove);
    return { Delete: { TableName, Key, ...conditionInput(action.condition) } };
  }
  if ("check" in action) {
    const Key = keyAttributes(action.check);
    return { ConditionCheck: { TableName, Key, ...conditionInput(action.condition) } };
  }
  const { expression, condition, update } = action;
  return {
    Update: {
      TableName,
      Key: keyAttributes(update),
      UpdateExpression: expression.text,
      ConditionExpression: condition,
      ...expressionInput(expression),
    },
  };
}
