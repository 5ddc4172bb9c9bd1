import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import { debtorIndex, partitionKeyName, sortKeyName } from "../../shared/persistence/table.ts";

/** A table as the portal's: its keys, its index, and a stream with both images. */
export function tableDefinition(TableName: string): CreateTableCommandInput {
  return {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [
      { AttributeName: partitionKeyName, AttributeType: "S" },
      { AttributeName: sortKeyName, AttributeType: "S" },
      { AttributeName: debtorIndex.partitionKey, AttributeType: "S" },
      { AttributeName: debtorIndex.sortKey, AttributeType: "S" },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: debtorIndex.name,
        KeySchema: [
          { AttributeName: debtorIndex.partitionKey, KeyType: "HASH" },
          { AttributeName: debtorIndex.sortKey, KeyType: "RANGE" },
        ],
        Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: [...debtorIndex.projected] },
      },
    ],
    KeySchema: [
      { AttributeName: partitionKeyName, KeyType: "HASH" },
      { AttributeName: sortKeyName, KeyType: "RANGE" },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
  };
}
