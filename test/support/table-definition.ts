import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import { partitionKeyName, sortKeyName } from "../../shared/persistence/table.ts";

/** A table as the portal's: its keys, and a stream with both images. */
export function tableDefinition(TableName: string): CreateTableCommandInput {
  return {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [
      { AttributeName: partitionKeyName, AttributeType: "S" },
      { AttributeName: sortKeyName, AttributeType: "S" },
    ],
    KeySchema: [
      { AttributeName: partitionKeyName, KeyType: "HASH" },
      { AttributeName: sortKeyName, KeyType: "RANGE" },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
  };
}
