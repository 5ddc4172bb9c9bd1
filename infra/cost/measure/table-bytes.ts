import {
  type AttributeValue,
  type DynamoDBClient,
  paginateScan,
  type ScanCommandOutput,
} from "@aws-sdk/client-dynamodb";
import { entityAttribute } from "../../../shared/persistence/table.ts";
import { addUp, type Usage, type UsageEntry } from "./usage.ts";

/** What DynamoDB adds to every item when it reckons the space of a table. */
const itemOverheadBytes = 100;

/** The space that the items of a table take, by entity. */
export async function readTableBytes(dynamoDb: DynamoDBClient, tableName: string): Promise<Usage> {
  const entries: UsageEntry[] = [];
  const pages: AsyncIterable<ScanCommandOutput> = paginateScan(
    { client: dynamoDb },
    { TableName: tableName },
  );
  for await (const { Items = [] } of pages) {
    for (const item of Items) {
      const detail = item[entityAttribute]?.S ?? "";
      const amount = itemBytes(item) + itemOverheadBytes;
      entries.push({ who: "table", measure: "tableBytes", detail, amount });
    }
  }
  return addUp(entries);
}

/**
 * Size of an item as DynamoDB reckons it: names and values in UTF-8, numbers by pairs of digits.
 *
 * Source: DynamoDB Developer Guide, "DynamoDB item sizes and formats".
 */
export function itemBytes(item: Readonly<Record<string, AttributeValue>>): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.replaceAll(/\D/gu, "").length / 2) + 1;
  if (value.B !== undefined) return value.B.byteLength;
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.M !== undefined) return 3 + itemBytes(value.M) + Object.keys(value.M).length;
  const members = value.L ?? [
    ...(value.SS ?? []).map((S) => ({ S })),
    ...(value.NS ?? []).map((N) => ({ N })),
    ...(value.BS ?? []).map((B) => ({ B })),
  ];
  return members.reduce((sum, member) => sum + valueBytes(member) + 1, 3);
}
