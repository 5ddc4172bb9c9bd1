import { consumerNameOf, type Moved, type MoveTerms, moveMessages } from "./dead-letters.ts";
import { recordOperation } from "./operations-log.ts";
import type { OperatorCloud } from "./operator-cloud.ts";
import { deadLetterSuffix } from "./queues.ts";

/** Takes dead letters out of their queue for good, each kept whole in the log before. */
export async function discardDeadLetters(
  cloud: OperatorCloud,
  name: string,
  terms: Omit<MoveTerms, "queue"> & { readonly reason: string },
): Promise<Moved> {
  const consumer = consumerNameOf(name);
  const queue = consumer + deadLetterSuffix;
  await cloud.queues.urlOf(queue);
  const { messageId = "all", reason, dryRun = false } = terms;
  if (dryRun) return moveMessages(cloud.queues, { ...terms, queue }, async () => undefined);
  const request = {
    command: "dlq discard",
    arguments: { queue: consumer, message: messageId },
    reason,
  };
  const { detail: _, ...moved } = await recordOperation(cloud, request, async (log) => {
    const discarded = await moveMessages(cloud.queues, { ...terms, queue }, (message) =>
      log.discarded(queue, message),
    );
    const { done, left } = discarded;
    return { ...discarded, detail: `${done.length} scartati, ${left.length} rimasti` };
  });
  return moved;
}
