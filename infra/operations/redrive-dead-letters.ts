import { consumerNameOf, type Moved, type MoveTerms, moveMessages } from "./dead-letters.ts";
import { recordOperation } from "./operations-log.ts";
import type { OperatorCloud } from "./operator-cloud.ts";
import { type SentCounts, sendMessages, sumCounts } from "./portal-messages.ts";
import { deadLetterSuffix, type QueuedMessage } from "./queues.ts";
import { examineLostBatch } from "./repair-changes.ts";

/** The consumer whose dead letters are places in the stream, not messages of its own. */
const streamConsumer = "relay-events";

export type RedriveTerms = Omit<MoveTerms, "queue"> & {
  /** Changes that the stream has forgotten are looked for in the whole table. */
  readonly fromTable?: boolean;
};

/** `sent`: what lost changes have become, by queue. */
export type Redriven = Moved & { readonly sent: SentCounts };

/**
 * Hands dead letters back to the queue they were meant for, each removed only after it was sent:
 * one that dies in between is delivered twice, which does no harm. Not by StartMessageMoveTask,
 * which moves all or nothing and which emulators lack.
 *
 * A dead letter of the stream names changes that became no message: what the changed items still
 * lack is worked out and sent for.
 */
export async function redriveDeadLetters(
  cloud: OperatorCloud,
  queue: string,
  terms: RedriveTerms,
): Promise<Redriven> {
  const { dryRun = false, messageId } = terms;
  const consumer = consumerNameOf(queue);
  await cloud.queues.urlOf(consumer + deadLetterSuffix);
  const sent: SentCounts[] = [];
  const repair = async (message: QueuedMessage) => {
    const outbox = await examineLostBatch(cloud, message, terms.fromTable ?? false);
    sent.push(await sendMessages(cloud, outbox, dryRun));
  };
  const handBack = async (message: QueuedMessage) => {
    if (!dryRun) await cloud.queues.send(consumer, message);
  };
  const move = async () => {
    const deal = consumer === streamConsumer ? repair : handBack;
    const moved = await moveMessages(
      cloud.queues,
      { ...terms, queue: consumer + deadLetterSuffix },
      deal,
    );
    const detail = `${moved.done.length} riconsegnati, ${moved.left.length} rimasti`;
    return { ...moved, sent: sumCounts(sent), detail };
  };
  const named = { queue: consumer, ...(messageId === undefined ? {} : { message: messageId }) };
  const { detail: _, ...redriven } = dryRun
    ? await move()
    : await recordOperation(cloud, { command: "dlq redrive", arguments: named }, move);
  return redriven;
}
