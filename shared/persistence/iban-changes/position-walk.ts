import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod/mini";
import { startPatience } from "../../aws/patience.ts";
import type { PositionWalk } from "../../domain/debt-positions/iban-change-store.ts";
import { fromPositionItem } from "../debt-positions/debt-position-item.ts";
import { positionKeyPrefix } from "../debt-positions/position-keys.ts";
import { createDynamoDb, toAttributes } from "../dynamo-db.ts";
import { scanOperation } from "../dynamo-db-operations.ts";
import { type ItemKey, parseItem } from "../item.ts";
import { entities } from "../table.ts";

/** At most so many items are read for one page, whosever they are; DynamoDB ends at 1 MB too. */
const itemsPerPage = 1_000;

const placeShape = z.lazy(() => z.tuple([z.string(), z.string()]));

/**
 * The one way to read the whole table: by pages, strongly consistent, and of all it reads only the
 * positions of one ente come out. There is no index by ente; see TABLE.md for what a walk costs.
 */
export function createPositionWalk(tableName: string, pageMax = itemsPerPage): PositionWalk {
  const dynamoDb = createDynamoDb();
  return async (organization, { segment, segments, cursor }) => {
    const input = {
      TableName: tableName,
      Segment: segment - 1,
      TotalSegments: segments,
      Limit: pageMax,
      ConsistentRead: true,
      FilterExpression: "begins_with(pk, :prefix) AND entity = :position",
      ExpressionAttributeValues: toAttributes({
        ":prefix": positionKeyPrefix(organization),
        ":position": entities.debtPosition,
      }),
      ExclusiveStartKey: cursor === undefined ? undefined : toAttributes(keyAt(cursor)),
    };
    const { Items = [], LastEvaluatedKey: last } = await dynamoDb.send(
      { operation: scanOperation, input },
      startPatience("bulk"),
    );
    const positions = Items.map((attributes) => parseItem(unmarshall(attributes))).map((item) => ({
      position: fromPositionItem(item),
      place: placeOf(item),
    }));
    return {
      positions,
      ...(last !== undefined && { cursor: placeOf(parseItem(unmarshall(last))) }),
    };
  };
}

function placeOf({ pk, sk }: ItemKey): string {
  return JSON.stringify([pk, sk]);
}

function keyAt(place: string): ItemKey {
  const [pk, sk] = placeShape.parse(JSON.parse(place));
  return { pk, sk };
}
