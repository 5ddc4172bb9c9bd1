/**
 * Four functions that write down in the fixture's table what they are called with. Small enough to
 * stand in a template, so that they are deployed without a bucket for their code.
 */
import { readAwsConnection } from "../../../../shared/aws/aws-environment.ts";
import { createRequestSigner } from "../../../../shared/aws/sign-request.ts";

async function record(pk: string, sk: string, event: unknown): Promise<void> {
  const connection = readAwsConnection("dynamodb");
  const body = JSON.stringify({
    TableName: process.env["TABLE_NAME"],
    Item: { pk: { S: pk }, sk: { S: sk }, event: { S: JSON.stringify(event) } },
  });
  const { host, href } = connection.endpoint;
  const { host: _sentByFetch, ...headers } = createRequestSigner(connection)(
    {
      method: "POST",
      path: "/",
      headers: {
        host,
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": "DynamoDB_20120810.PutItem",
      },
      body,
    },
    new Date(),
  );
  const response = await fetch(href, { method: "POST", headers, body });
  if (!response.ok) throw new Error(await response.text());
}

/** Answers its event; `/bytes` answers its body, `/failing` nothing. */
export async function http(
  event: { readonly rawPath: string; readonly body?: string; readonly isBase64Encoded: boolean },
  context: { readonly getRemainingTimeInMillis: () => number },
): Promise<object> {
  const { rawPath, body, isBase64Encoded } = event;
  if (rawPath.endsWith("/failing")) throw new Error("asked to fail");
  if (rawPath.endsWith("/bytes")) {
    const headers = { "content-type": "application/octet-stream" };
    return { statusCode: 201, headers, body, isBase64Encoded };
  }
  return {
    statusCode: 200,
    headers: { "content-type": "application/json", "x-recorder": "here" },
    cookies: ["one=1; Path=/; HttpOnly", "two=2; Path=/"],
    body: JSON.stringify({ event, remainingMs: context.getRemainingTimeInMillis() }),
  };
}

/** Fails each message that begins with "bad", and itself for one that begins with "throw". */
export async function queue(event: {
  readonly Records: readonly {
    readonly messageId: string;
    readonly body: string;
    readonly attributes: { readonly ApproximateReceiveCount: string };
  }[];
}): Promise<object> {
  const batchItemFailures: { readonly itemIdentifier: string }[] = [];
  for (const { messageId, body, attributes } of event.Records) {
    await record(`MESSAGE#${body}`, `ATTEMPT#${attributes.ApproximateReceiveCount}`, attributes);
    if (body.startsWith("throw")) throw new Error("asked to fail");
    if (body.startsWith("bad")) batchItemFailures.push({ itemIdentifier: messageId });
  }
  return { batchItemFailures };
}

/** Fails a batch with an item that begins with "poison" in it, whatever else is there. */
export async function stream(event: {
  readonly Records: readonly {
    readonly eventID: string;
    readonly dynamodb: { readonly Keys: { readonly pk: { readonly S: string } } };
  }[];
}): Promise<void> {
  const isPoisoned = event.Records.some(({ dynamodb }) => dynamodb.Keys.pk.S.startsWith("poison"));
  if (isPoisoned) throw new Error("asked to fail");
  for (const change of event.Records) {
    await record(`CHANGE#${change.dynamodb.Keys.pk.S}`, change.eventID, change);
  }
}

export async function schedule(event: { readonly id: string }): Promise<void> {
  await record("SCHEDULE", event.id, event);
}
