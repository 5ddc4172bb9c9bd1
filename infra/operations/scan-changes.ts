import { paginateScan } from "@aws-sdk/client-dynamodb";
import { entities } from "../../shared/persistence/table.ts";
import { type ChangedKey, keyOf } from "./lost-records.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/** Between which instants changes were lost. */
export type ChangeWindow = { readonly from: Date; readonly to: Date };

/** An import writes the instant at which its block began: no block takes longer. */
const marginMs = 15 * 60_000;
/** Older flows have no work files any more: nothing of theirs can be done again. */
const flowAgeMaxMs = 30 * 86_400_000;

const filter =
  "(entity = :flow AND requestedAt >= :oldest) OR " +
  "(entity = :position AND notify = :yes AND createdAt BETWEEN :fromMs AND :toMs) OR " +
  "(entity = :receipt AND closes = :yes AND receivedAt BETWEEN :from AND :to)";

/**
 * The items that may have been changed in a window, found by reading the whole table: for changes
 * that the stream has forgotten.
 */
export async function scanChanges(
  { dynamoDb, tableName }: Pick<OperatorCloud, "dynamoDb" | "tableName">,
  window: ChangeWindow,
): Promise<ChangedKey[]> {
  const fromMs = window.from.getTime() - marginMs;
  const toMs = window.to.getTime() + marginMs;
  const pages = paginateScan(
    { client: dynamoDb },
    {
      TableName: tableName,
      ProjectionExpression: "pk, sk",
      FilterExpression: filter,
      ExpressionAttributeValues: {
        ":flow": { S: entities.importFlow },
        ":position": { S: entities.debtPosition },
        ":receipt": { S: entities.receipt },
        ":yes": { BOOL: true },
        ":oldest": { S: new Date(fromMs - flowAgeMaxMs).toISOString() },
        ":from": { S: new Date(fromMs).toISOString() },
        ":to": { S: new Date(toMs).toISOString() },
        ":fromMs": { N: String(fromMs) },
        ":toMs": { N: String(toMs) },
      },
    },
  );
  const keys: ChangedKey[] = [];
  for await (const { Items = [] } of pages) keys.push(...Items.map(keyOf));
  return keys;
}
