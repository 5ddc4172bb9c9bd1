import { setTimeout as delay } from "node:timers/promises";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { QueuePublisher } from "./messages.ts";

/** Messages that one SendMessageBatch carries (SQS limit). */
const messagesPerBatch = 10;
const batchesInFlight = 4;
const attemptsMax = 6;

/** One client a process: connections are shared by all publishers. */
export function createSqsClient(): SQSClient {
  return new SQSClient({
    maxAttempts: 5,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000 },
  });
}

/**
 * A publisher to one queue. A redelivery of the same message must do no harm: SQS allows it.
 * With `delaySeconds`, at most 900, the messages are delivered only after that time.
 */
export function createQueuePublisher<Message>(
  client: SQSClient,
  queueUrl: string,
  { delaySeconds }: { readonly delaySeconds?: number } = {},
): QueuePublisher<Message> {
  const queue: Queue = { client, queueUrl, delaySeconds };
  return async (messages) => {
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < messages.length) {
        const start = next;
        next += messagesPerBatch;
        await sendBatch(queue, messages.slice(start, start + messagesPerBatch));
      }
    };
    await Promise.all(Array.from({ length: batchesInFlight }, worker));
  };
}

type Queue = {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly delaySeconds: number | undefined;
};

async function sendBatch(queue: Queue, messages: readonly unknown[]): Promise<void> {
  const { client, queueUrl, delaySeconds } = queue;
  let pending = messages.map((message, index) => ({
    Id: String(index),
    MessageBody: JSON.stringify(message),
    ...(delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds }),
  }));
  for (let attempt = 1; pending.length > 0; attempt += 1) {
    if (attempt > attemptsMax) throw new Error("the queue keeps refusing messages");
    if (attempt > 1) await delay(50 * 2 ** attempt * Math.random());
    const { Failed = [] } = await client.send(
      new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: pending }),
    );
    const failed = new Set(Failed.map((entry) => entry.Id));
    pending = pending.filter((entry) => failed.has(entry.Id));
  }
}
