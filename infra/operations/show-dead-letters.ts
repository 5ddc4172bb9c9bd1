import { consumerNameOf, readDeadLetters, type ShownMessage } from "./dead-letters.ts";
import { recordOperation } from "./operations-log.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/** The messages of a dead letter queue; with a reason also the personal data in them. */
export async function showDeadLetters(
  cloud: OperatorCloud,
  queue: string,
  { messagesMax, reason }: { readonly messagesMax: number; readonly reason: string | undefined },
): Promise<readonly ShownMessage[]> {
  const consumer = consumerNameOf(queue);
  const reveal = reason !== undefined;
  const read = () => readDeadLetters(cloud.queues, consumer, { messagesMax, reveal });
  if (!reveal) return read();
  const request = { command: "dlq show --reveal", arguments: { queue: consumer }, reason };
  const { messages } = await recordOperation(cloud, request, async () => {
    const shown = await read();
    return { messages: shown, detail: `${shown.length} messaggi mostrati` };
  });
  return messages;
}
