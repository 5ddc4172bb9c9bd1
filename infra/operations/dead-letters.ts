import { redactBody } from "../../shared/domain/operations/redact.ts";
import { undeliverableReason } from "./message-reason.ts";
import { deadLetterSuffix, type QueuedMessage, type Queues } from "./queues.ts";

export type DeadLetterQueueState = {
  readonly queue: string;
  readonly messages: number;
  /** Of the oldest among those looked at, ten at most. */
  readonly oldestSentAt: string | null;
  readonly runbookHeading: string;
};

/** The consumer that messages were meant for, given the name of either queue. */
export function consumerNameOf(queue: string): string {
  return queue.endsWith(deadLetterSuffix) ? queue.slice(0, -deadLetterSuffix.length) : queue;
}

/** How every dead letter queue of the stage stands. */
export async function listDeadLetters(queues: Queues): Promise<DeadLetterQueueState[]> {
  const states: DeadLetterQueueState[] = [];
  for (const name of await queues.listDeadLetters()) {
    const queue = consumerNameOf(name);
    const messages = await queues.count(name);
    // Hidden for a second: looking takes nothing away.
    const seen =
      messages === 0 ? [] : await queues.receive(name, { messagesMax: 10, hiddenSeconds: 1 });
    states.push({
      queue,
      messages,
      oldestSentAt: seen.map(({ sentAt }) => sentAt).toSorted()[0] ?? null,
      runbookHeading: `Code morte: ${queue}`,
    });
  }
  return states;
}

export type ShownMessage = {
  readonly id: string;
  readonly receivedCount: number;
  readonly firstSentAt: string;
  readonly reason: string | null;
  readonly body: string;
};

/** The messages of a dead letter queue; they stay where they are. */
export async function readDeadLetters(
  queues: Queues,
  consumer: string,
  { messagesMax, reveal }: { readonly messagesMax: number; readonly reveal: boolean },
): Promise<ShownMessage[]> {
  const shown: ShownMessage[] = [];
  await visitMessages(queues, consumer + deadLetterSuffix, async (message) => {
    shown.push({
      id: message.id,
      receivedCount: message.receivedCount,
      firstSentAt: message.sentAt,
      reason: undeliverableReason(consumer, message.body) ?? null,
      body: reveal ? message.body : redactBody(message.body),
    });
    return { isGone: false, goesOn: shown.length < messagesMax };
  });
  return shown;
}

export type MoveTerms = {
  /** The name of the dead letter queue, suffix included. */
  readonly queue: string;
  /** One message alone; all of them where it is left out. */
  readonly messageId?: string | undefined;
  /** At most so many messages a second. */
  readonly perSecond: number;
  /** Nothing is removed. */
  readonly dryRun?: boolean;
};

export type Moved = {
  /** Ids of the messages that were dealt with. */
  readonly done: readonly string[];
  /** Ids of those that could not be, and are still there, and why. */
  readonly left: readonly { readonly id: string; readonly problem: string }[];
};

/**
 * Deals with messages of a dead letter queue one by one: each is removed only after `deal` has
 * ended well, so that one that dies on the way is still there, and may be dealt with twice. After
 * three failures in a row the rest is left alone.
 */
export async function moveMessages(
  queues: Queues,
  { queue, messageId, perSecond, dryRun = false }: MoveTerms,
  deal: (message: QueuedMessage) => Promise<void>,
): Promise<Moved> {
  const done: string[] = [];
  const left: { id: string; problem: string }[] = [];
  let failuresInARow = 0;
  const pause = pacer(perSecond);
  const tryToDeal = async (message: QueuedMessage): Promise<boolean> => {
    await pause();
    try {
      await deal(message);
      if (!dryRun) await queues.remove(queue, message);
      done.push(message.id);
      failuresInARow = 0;
      return true;
    } catch (error) {
      left.push({ id: message.id, problem: error instanceof Error ? error.message : "?" });
      failuresInARow += 1;
      return false;
    }
  };
  await visitMessages(queues, queue, async (message) => {
    const isMeant = messageId === undefined || message.id === messageId;
    if (!isMeant) return { isGone: false, goesOn: true };
    const isDealtWith = await tryToDeal(message);
    const goesOn = messageId === undefined && failuresInARow < failuresInARowMax;
    return { isGone: isDealtWith && !dryRun, goesOn };
  });
  return { done, left };
}

const failuresInARowMax = 3;
/** Longer than a whole round takes, unless it is a very long one: then it just ends early. */
const hiddenSeconds = 300;

type Visit = (message: QueuedMessage) => Promise<{
  /** It was removed. */
  readonly isGone: boolean;
  /** Others are to be visited. */
  readonly goesOn: boolean;
}>;

/**
 * Shows every message of a queue once. Those that are not removed stay hidden until the end, so
 * that they do not come a second time, and are then given back.
 */
async function visitMessages(queues: Queues, queue: string, visit: Visit): Promise<void> {
  const held = new Map<string, QueuedMessage>();
  const seen = new Set<string>();
  try {
    for (let goesOn = true; goesOn; ) {
      const batch = await queues.receive(queue, { messagesMax: 10, hiddenSeconds });
      if (batch.length === 0) return;
      for (const message of batch) held.set(message.handle, message);
      for (const message of batch) {
        // One that comes again has been hidden too long: the round is over.
        if (!goesOn || seen.has(message.id)) return;
        seen.add(message.id);
        const visited = await visit(message);
        if (visited.isGone) held.delete(message.handle);
        ({ goesOn } = visited);
      }
    }
  } finally {
    await queues.release(queue, [...held.values()]);
  }
}

function pacer(perSecond: number): () => Promise<void> {
  let nextMs = 0;
  return async () => {
    const waitMs = nextMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    nextMs = performance.now() + 1_000 / perSecond;
  };
}
