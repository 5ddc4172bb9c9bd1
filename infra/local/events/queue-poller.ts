import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { InvokeFunction } from "../lambda/invocation.ts";
import type { QueuePlan, QueueSourcePlan } from "../template/cloud-plan.ts";
import { readBatchItemFailures } from "./batch-item-failures.ts";
import { pause } from "./pause.ts";
import { queueEventOf } from "./queue-event.ts";

export type QueuePollerSettings = {
  readonly sqs: SQSClient;
  readonly source: QueueSourcePlan;
  readonly queue: QueuePlan;
  readonly invoke: InvokeFunction;
  /** Batches in flight that this machine bears, whatever the template allows. */
  readonly parallelMax: number;
  readonly log: (line: string) => void;
};

/** SQS hands out and takes back at most this many messages a call. */
const messagesPerCallMax = 10;
const longPollSeconds = 20;
const retryPauseSecondsMax = 30;

/** Feeds a function from its queue until the signal aborts; resolves when all work has ended. */
export async function pollQueue(settings: QueuePollerSettings, signal: AbortSignal): Promise<void> {
  const { source, parallelMax } = settings;
  const workers = Math.min(source.concurrencyMax ?? parallelMax, parallelMax);
  await Promise.all(Array.from({ length: workers }, () => work(settings, signal)));
}

async function work(settings: QueuePollerSettings, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const messages = await receiveBatch(settings, signal);
      if (messages.length > 0) {
        await processBatch(settings, messages);
      }
    } catch (error) {
      if (!signal.aborted) {
        settings.log(`coda ${settings.queue.queueName}: ${String(error)}`);
        await pause(500, signal);
      }
    }
  }
}

async function receiveBatch(
  settings: QueuePollerSettings,
  signal: AbortSignal,
): Promise<readonly Message[]> {
  const { batchSize, windowSeconds } = settings.source;
  const first = await receive(settings, { signal, count: batchSize, waitSeconds: longPollSeconds });
  const messages = [...first];
  const windowEndsAt = Date.now() + windowSeconds * 1_000;
  while (messages.length > 0 && messages.length < batchSize && !signal.aborted) {
    const waitSeconds = Math.ceil((windowEndsAt - Date.now()) / 1_000);
    const more =
      windowSeconds > 0 && waitSeconds > 0
        ? await receive(settings, { signal, count: batchSize - messages.length, waitSeconds })
        : [];
    if (more.length === 0) {
      break;
    }
    messages.push(...more);
  }
  return messages;
}

async function receive(
  settings: QueuePollerSettings,
  request: {
    readonly signal: AbortSignal;
    readonly count: number;
    readonly waitSeconds: number;
  },
): Promise<readonly Message[]> {
  const { Messages = [] } = await settings.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: settings.queue.queueUrl,
      MaxNumberOfMessages: Math.min(request.count, messagesPerCallMax),
      WaitTimeSeconds: Math.min(request.waitSeconds, longPollSeconds),
      MessageSystemAttributeNames: ["All"],
      MessageAttributeNames: ["All"],
    }),
    { abortSignal: request.signal },
  );
  return Messages;
}

async function processBatch(
  settings: QueuePollerSettings,
  messages: readonly Message[],
): Promise<void> {
  const { source, invoke, queue } = settings;
  const event = queueEventOf(messages, queue.queueName);
  const result = await invoke(source.functionName, {
    payload: JSON.stringify(event),
    whenBusy: "wait",
  });
  const failures =
    result.outcome !== "succeeded"
      ? "all"
      : source.reportsBatchItemFailures
        ? readBatchItemFailures(result.payload)
        : new Set<string>();
  const failed = messages.filter(
    ({ MessageId = "" }) => failures === "all" || failures.has(MessageId),
  );
  const done = messages.filter((message) => !failed.includes(message));
  await Promise.all([deleteMessages(settings, done), retryMessages(settings, failed)]);
}

async function deleteMessages(
  { sqs, queue }: QueuePollerSettings,
  messages: readonly Message[],
): Promise<void> {
  for (const group of inCalls(messages)) {
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queue.queueUrl,
        Entries: group.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
      }),
    );
  }
}

/**
 * On AWS a failed message comes back after the visibility time-out of its queue, six times the
 * function's time-out: up to hours. Here it comes back after a pause that doubles at each attempt.
 */
async function retryMessages(
  { sqs, queue }: QueuePollerSettings,
  messages: readonly Message[],
): Promise<void> {
  const pauseMax = Math.min(retryPauseSecondsMax, queue.visibilityTimeoutSeconds);
  for (const group of inCalls(messages)) {
    await sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: queue.queueUrl,
        Entries: group.map(({ ReceiptHandle, Attributes }, index) => ({
          Id: String(index),
          ReceiptHandle,
          // Not zero: the emulator cannot store that change in its database.
          VisibilityTimeout: Math.max(
            1,
            Math.min(pauseMax, 2 ** (Number(Attributes?.ApproximateReceiveCount ?? 1) - 1)),
          ),
        })),
      }),
    );
  }
}

function inCalls(messages: readonly Message[]): readonly (readonly Message[])[] {
  return Array.from({ length: Math.ceil(messages.length / messagesPerCallMax) }, (_, index) =>
    messages.slice(index * messagesPerCallMax, (index + 1) * messagesPerCallMax),
  );
}
