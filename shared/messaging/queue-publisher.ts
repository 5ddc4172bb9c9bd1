import * as z from "zod/mini";
import { readAwsConnection } from "../aws/aws-environment.ts";
import { createJsonCaller, jsonErrorCode } from "../aws/json-caller.ts";
import { startPatience } from "../aws/patience.ts";
import { pause } from "../aws/pause.ts";
import type { QueuePublisher } from "./messages.ts";

/** Messages that one SendMessageBatch carries (SQS limit). */
const messagesPerBatch = 10;
const batchesInFlight = 4;
const attemptsMax = 6;

/** The name is what a role must allow: a test reads it off the code that a function reaches. */
const sendMessageBatch = { awsOperation: "SendMessageBatch" } as const;

const throttlingCodes = new Set(["RequestThrottled", "ThrottlingException", "KmsThrottled"]);

type BatchEntry = {
  readonly Id: string;
  readonly MessageBody: string;
  readonly DelaySeconds?: number;
};

/** Sends one batch to a queue; answers the ids of the entries that the queue has taken. */
export type SqsClient = (
  queueUrl: string,
  entries: readonly BatchEntry[],
) => Promise<ReadonlySet<string>>;

const answerShape = z.lazy(() =>
  z.object({ Successful: z.optional(z.array(z.object({ Id: z.string() }))) }),
);

/** One client a process: connections are shared by all publishers. */
export function createSqsClient(): SqsClient {
  const connection = readAwsConnection("sqs");
  const protocol = { target: "AmazonSQS", version: "1.0", throttlingCodes } as const;
  const call = createJsonCaller(connection, protocol);
  return async (queueUrl, entries) => {
    const { awsOperation } = sendMessageBatch;
    const input = { QueueUrl: queueUrl, Entries: entries };
    const answer = await call(awsOperation, input, startPatience("bulk"));
    if (answer.status !== 200) {
      throw new Error(`SQS refused ${awsOperation}: ${jsonErrorCode(answer)}`);
    }
    const { Successful = [] } = answerShape.parse(JSON.parse(answer.body.toString("utf8")));
    return new Set(Successful.map(({ Id }) => Id));
  };
}

/**
 * A publisher to one queue. A redelivery of the same message must do no harm: SQS allows it.
 * With `delaySeconds`, at most 900, the messages are delivered only after that time.
 */
export function createQueuePublisher<Message>(
  client: SqsClient,
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
  readonly client: SqsClient;
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
    if (attempt > 1) await pause(50 * 2 ** attempt * Math.random());
    const taken = await client(queueUrl, pending);
    pending = pending.filter(({ Id }) => !taken.has(Id));
  }
}
