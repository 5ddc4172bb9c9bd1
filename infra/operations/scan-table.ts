import { type AttributeValue, paginateScan } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { StoredEntity } from "../../shared/domain/operations/invariants/stored-entity.ts";
import { parseItem } from "../../shared/persistence/item.ts";
import { readStoredEntity } from "../../shared/persistence/operations/read-stored-entity.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/** Parts of the table that are read at the same time. */
const segments = 8;

/** Reads the whole table, a page of each part in memory at a time; says how many items it has. */
export async function scanTable(
  { dynamoDb, tableName }: Pick<OperatorCloud, "dynamoDb" | "tableName">,
  see: (entity: StoredEntity) => void,
): Promise<number> {
  let items = 0;
  const readSegment = async (segment: number): Promise<void> => {
    const pages = paginateScan(
      { client: dynamoDb },
      { TableName: tableName, Segment: segment, TotalSegments: segments, ConsistentRead: true },
    );
    for await (const { Items = [] } of pages) {
      for (const item of Items) see(readStoredEntity(itemOf(item)));
      items += Items.length;
    }
  };
  await Promise.all(Array.from({ length: segments }, (_, segment) => readSegment(segment)));
  return items;
}

function itemOf(attributes: Record<string, AttributeValue>) {
  return parseItem(unmarshall(attributes));
}
