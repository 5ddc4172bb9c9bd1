import { ChangeMessageVisibilityCommand, GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import { lazy } from "./lazy.ts";

const firstDelaySeconds = 5;
const delayFactor = 4;
const longestDelaySeconds = 900;

/**
 * Seconds until a failed message comes again: 5, 20, 80, 320, at most 900. A queue's own visibility
 * is six times its function's time-out, which would make a passing hiccup last for hours.
 */
export function retryDelaySeconds(attempt: number): number {
  return Math.min(longestDelaySeconds, firstDelaySeconds * delayFactor ** (attempt - 1));
}

/** Makes a failed message visible again soon. Should it fail too, the queue's own time holds. */
export type RetrySoon = (record: SQSRecord) => Promise<void>;

export function createRetrySoon(): RetrySoon {
  const client = lazy(() => new SQSClient({ maxAttempts: 2 }));
  const addresses = new Map<string, string>();
  const addressOf = async (queueArn: string): Promise<string | undefined> => {
    const known = addresses.get(queueArn);
    if (known !== undefined) return known;
    const QueueName = queueArn.split(":").at(-1);
    const { QueueUrl } = await client().send(new GetQueueUrlCommand({ QueueName }));
    if (QueueUrl !== undefined) addresses.set(queueArn, QueueUrl);
    return QueueUrl;
  };
  return async (record) => {
    await client().send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: await addressOf(record.eventSourceARN),
        ReceiptHandle: record.receiptHandle,
        VisibilityTimeout: retryDelaySeconds(Number(record.attributes.ApproximateReceiveCount)),
      }),
    );
  };
}
