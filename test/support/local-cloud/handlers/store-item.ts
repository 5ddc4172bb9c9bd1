import { putItem } from "../fixture-table.ts";

/** PUT /items/{id}?entity=…: stores an item and echoes the body it received, byte for byte. */
export async function handler(event: {
  readonly pathParameters: { readonly id: string };
  readonly queryStringParameters?: { readonly entity?: string };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}) {
  const { id } = event.pathParameters;
  const entity = event.queryStringParameters?.entity ?? "Other";
  await putItem({ pk: { S: id }, sk: { S: "ITEM" }, entity: { S: entity } });
  return {
    statusCode: 201,
    headers: { "content-type": "application/octet-stream", "x-id": id },
    body: event.body ?? "",
    isBase64Encoded: event.isBase64Encoded,
  };
}
