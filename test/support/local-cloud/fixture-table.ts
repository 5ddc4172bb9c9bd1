import { type AttributeValue, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

const dynamoDb = new DynamoDBClient({});

/** Writes an item to the table that the template gives the function. */
export async function putItem(item: Record<string, AttributeValue>): Promise<void> {
  await dynamoDb.send(new PutItemCommand({ TableName: process.env["TABLE_NAME"], Item: item }));
}
