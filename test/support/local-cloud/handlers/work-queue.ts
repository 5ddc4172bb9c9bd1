import { putItem } from "../fixture-table.ts";

/** Notes each message in the table; a body starting with "bad" fails, alone in its batch. */
export async function handler(event: {
  readonly Records: readonly {
    readonly messageId: string;
    readonly body: string;
    readonly attributes: { readonly ApproximateReceiveCount: string };
  }[];
}) {
  const batchItemFailures: { readonly itemIdentifier: string }[] = [];
  for (const { messageId, body, attributes } of event.Records) {
    if (body.startsWith("slow")) {
      await new Promise((resolve) => setTimeout(resolve, 2_500));
    }
    await putItem({
      pk: { S: `MESSAGE#${body}` },
      sk: { S: `ATTEMPT#${attributes.ApproximateReceiveCount}` },
      batch: { N: String(event.Records.length) },
    });
    if (body.startsWith("bad")) {
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
