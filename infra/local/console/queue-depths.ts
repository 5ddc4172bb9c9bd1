import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { QueuePlan } from "../template/cloud-plan.ts";
import type { QueueDepth } from "./index-page.ts";

/** Counts the messages of every queue of the template. */
export function readQueueDepths(
  queues: readonly QueuePlan[],
  sqs: SQSClient,
): Promise<readonly QueueDepth[]> {
  return Promise.all(
    queues.map(async ({ queueName, queueUrl, deadLetterQueueName }) => {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ["All"] }),
      );
      return {
        queueName,
        isDeadLetter: deadLetterQueueName === undefined,
        ready: Number(Attributes.ApproximateNumberOfMessages ?? 0),
        inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
        delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed ?? 0),
      };
    }),
  );
}
