import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { attemptsMax, waitBeforeRetry } from "./backoff.ts";
import type { Expression, Item, ItemKey } from "./item.ts";
import { conditionInput, type Table } from "./single-operations.ts";

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
  const input: TransactWriteCommandInput = {
    TransactItems: actions.map((action) => transactItem(table.tableName, action)),
    ReturnConsumedCapacity: "TOTAL",
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { ConsumedCapacity } = await table.documents.send(new TransactWriteCommand(input));
      table.meter.add(ConsumedCapacity);
      return { outcome: "written" };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? "None");
      const refused = codes.flatMap((code, index) =>
        code === "ConditionalCheckFailed" ? [index] : [],
      );
      if (refused.length > 0) return { outcome: "refused", actions: refused };
      if (attempt >= attemptsMax || !codes.some((code) => passingReasons.has(code))) throw error;
      await waitBeforeRetry(attempt);
    }
  }
}

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

function transactItem(tableName: string, action: WriteAction): TransactItem {
  if ("put" in action) {
    return { Put: { TableName: tableName, Item: action.put, ...conditionInput(action.condition) } };
  }
  if ("remove" in action) {
    const { pk, sk } = action.remove;
    return {
      Delete: { TableName: tableName, Key: { pk, sk }, ...conditionInput(action.condition) },
    };
  }
  if ("check" in action) {
    const { pk, sk } = action.check;
    const { condition } = action;
    return {
      ConditionCheck: {
        TableName: tableName,
        Key: { pk, sk },
        ...conditionInput(condition),
        ConditionExpression: condition.text,
      },
    };
  }
  const { expression, condition, update } = action;
  return {
    Update: {
      TableName: tableName,
      Key: { pk: update.pk, sk: update.sk },
      UpdateExpression: expression.text,
      ...(condition === undefined ? {} : { ConditionExpression: condition }),
      ...(expression.names === undefined ? {} : { ExpressionAttributeNames: expression.names }),
      ...(expression.values === undefined ? {} : { ExpressionAttributeValues: expression.values }),
    },
  };
}
