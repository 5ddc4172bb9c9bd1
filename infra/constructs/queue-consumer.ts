import { Duration } from "aws-cdk-lib";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { DeadLetterQueue } from "./dead-letter-queue.ts";
import { type AlarmMeaning, ImpactAlarm } from "./impact-alarm.ts";
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
  /**
   * The alarm on messages that wait too long. SQS counts the time they are being worked on too:
   * it must be longer than a batch may take, and than a bulk load may keep the queue busy.
   */
  readonly late: AlarmMeaning & { readonly afterMinutes: number };
};

/**
 * A queue and the function that works it off: messages that keep failing end up in a dead letter
 * queue with an alarm, and of a batch only the messages that failed come back.
 */
export class QueueConsumer<Schema extends EnvironmentSchema> extends Construct {
  readonly queue: Queue;
  readonly queueName: string;
  readonly deadLettersName: string;
  readonly function: PortalFunction<Schema>;

  constructor(scope: Construct, id: string, props: QueueConsumerProps<Schema>) {
    super(scope, id);
    const { platform, timeoutSeconds } = props.function;
    const deadLetters = new DeadLetterQueue(this, "DeadLetters", {
      platform,
      consumerName: props.queueName,
      alarm: props.deadLetters,
    });
    this.deadLettersName = deadLetters.queueName;
    this.queueName = `portale-${platform.settings.name}-${props.queueName}`;
    this.queue = new Queue(this, "Queue", {
      queueName: this.queueName,
      visibilityTimeout: Duration.seconds(timeoutSeconds * visibilityPerTimeout),
      retentionPeriod: messageRetention,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: deadLetters.queue, maxReceiveCount: deliveriesMax },
    });
    const { afterMinutes, ...lateness } = props.late;
    new ImpactAlarm(this, "Late", {
      ...lateness,
      platform,
      metric: this.queue.metricApproximateAgeOfOldestMessage({
        statistic: "Maximum",
        period: Duration.minutes(1),
      }),
      threshold: Duration.minutes(afterMinutes).toSeconds(),
    });
    this.function = new PortalFunction(this, "Consumer", {
      ...props.function,
      releasePace: "linear",
    });
    this.function.target.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: props.batchSize,
        maxConcurrency: props.concurrencyMax,
        reportBatchItemFailures: true,
      }),
    );
  }
}
