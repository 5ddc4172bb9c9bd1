import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import middy from "@middy/core";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type * as z from "zod";
import { readEnvironment } from "./environment.ts";
import { lazy } from "./lazy.ts";
import { count, describeError, logger, observed, referencesOf } from "./observability.ts";
import { createRetrySoon } from "./queue-retry.ts";

/** What a use case may want to know of the delivery it serves. */
export type Delivery = {
  /** 1 at the first delivery. */
  readonly attempt: number;
  readonly remainingMs: () => number;
};

type QueueConsumer<Environment, Message, Dependencies> = {
  readonly environment: z.ZodType<Environment>;
  readonly message: z.ZodType<Message>;
  readonly dependencies: (environment: Environment) => Dependencies;
  readonly handle: (
    message: Message,
    dependencies: Dependencies,
    delivery: Delivery,
  ) => Promise<unknown>;
};

/**
 * A queue's consumer as a Lambda. What is thrown fails that one message: the queue delivers it
 * again soon and, in the end, to its dead letters; its neighbours of the batch are not repeated.
 */
export function queueHandler<Environment, Message, Dependencies>(
  consumer: QueueConsumer<Environment, Message, Dependencies>,
) {
  const wiring = lazy(() => consumer.dependencies(readEnvironment(consumer.environment)));
  const processor = new BatchProcessor(EventType.SQS);
  const retrySoon = createRetrySoon();
  const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const handleRecord = async (record: SQSRecord): Promise<void> => {
      try {
        const message = consumer.message.parse(JSON.parse(record.body));
        logger.appendKeys(referencesOf(message));
        await consumer.handle(message, wiring(), {
          attempt: Number(record.attributes.ApproximateReceiveCount),
          remainingMs: () => context.getRemainingTimeInMillis(),
        });
        count("messageDone");
      } catch (error) {
        count("messageFailed");
        logger.error("message failed", {
          messageId: record.messageId,
          failure: describeError(error),
        });
        await retrySoon(record).catch(() => undefined);
        throw error;
      }
    };
    return processPartialResponse(event, handleRecord, processor, {
      context,
      throwOnFullBatchFailure: false,
    });
  };
  return middy(handler).use(observed);
}
