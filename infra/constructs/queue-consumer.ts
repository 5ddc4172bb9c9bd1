import { Duration } from "aws-cdk-lib";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { DeadLetterQueue } from "./dead-letter-queue.ts";
import type { AlarmMeaning } from "./impact-alarm.ts";
import {
  type EnvironmentSchema,
  PortalFunction,
  type PortalFunctionProps,
} from "./portal-function.ts";

/** Tries of a message, some two hours, before it goes to the dead letter queue. */
const deliveriesMax = 12;
/** As long as SQS keeps a message: a backlog may take days to work off. */
const messageRetention = Duration.days(14);
/** AWS asks for six times the function's time-out, so that a slow batch is not delivered twice. */
const visibilityPerTimeout = 6;

type QueueConsumerProps<Schema extends EnvironmentSchema> = {
  /** Name of the queue inside the stage, e.g. `import-blocks`. */
  readonly queueName: string;
  readonly function: PortalFunctionProps<Schema>;
  readonly batchSize: number;
  /** Batches worked on at the same time, at least 2. */
  readonly concurrencyMax: number;
  readonly deadLetters: AlarmMeaning;
};

/**
 * A queue and the function that works it off: messages that keep failing end up in a dead letter
 * queue with an alarm, and of a batch only the messages that failed come back.
 */
export class QueueConsumer<Schema extends EnvironmentSchema> extends Construct {
  readonly queue: Queue;
  readonly function: PortalFunction<Schema>;

  constructor(scope: Construct, id: string, props: QueueConsumerProps<Schema>) {
    super(scope, id);
    const { platform, timeoutSeconds } = props.function;
    const deadLetters = new DeadLetterQueue(this, "DeadLetters", {
      platform,
      consumerName: props.queueName,
      alarm: props.deadLetters,
    });
    this.queue = new Queue(this, "Queue", {
      queueName: `portale-${platform.settings.name}-${props.queueName}`,
      visibilityTimeout: Duration.seconds(timeoutSeconds * visibilityPerTimeout),
      retentionPeriod: messageRetention,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: deadLetters.queue, maxReceiveCount: deliveriesMax },
    });
    this.function = new PortalFunction(this, "Consumer", props.function);
    this.function.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: props.batchSize,
        maxConcurrency: props.concurrencyMax,
        reportBatchItemFailures: true,
      }),
    );
  }
}
