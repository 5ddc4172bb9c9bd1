import { Duration, Validations } from "aws-cdk-lib";
import { FilterCriteria, FilterRule, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { Construct } from "constructs";
import { type EntityName, entityAttribute } from "../../shared/persistence/table.ts";
import { DeadLetterQueue } from "./dead-letter-queue.ts";
import { type AlarmMeaning, ImpactAlarm } from "./impact-alarm.ts";
import {
  type EnvironmentSchema,
  PortalFunction,
  type PortalFunctionProps,
} from "./portal-function.ts";
import type { PortalPlatform } from "./portal-platform.ts";

type StreamConsumerProps<Schema extends EnvironmentSchema> = {
  readonly function: PortalFunctionProps<Schema>;
  /** Only items of these entities reach the function: the others cost nothing. */
  readonly entities: readonly EntityName[];
  readonly batchSize: number;
  /** The alarm on records that could not be handled. */
  readonly deadLetters: AlarmMeaning;
  /** The alarm on a function that falls behind. */
  readonly lag: AlarmMeaning;
};

/** Older records mean that imports and mails are visibly late. */
const lagAlarmThresholdMs = Duration.minutes(5).toMilliseconds();
/** With the waits between tries, enough to ride out a short outage of the queues. */
const retriesMax = 100;

/**
 * A function fed by the table's stream. A batch that fails is halved until the bad record is
 * alone; after its retries the record's place in the stream goes to a dead letter queue.
 */
export class StreamConsumer<Schema extends EnvironmentSchema> extends Construct {
  readonly function: PortalFunction<Schema>;
  readonly deadLettersName: string;

  constructor(scope: Construct, id: string, props: StreamConsumerProps<Schema>) {
    super(scope, id);
    const { platform, path } = props.function;
    const deadLetters = new DeadLetterQueue(this, "DeadLetters", {
      platform,
      consumerName: path.slice(path.indexOf("/") + 1),
      alarm: props.deadLetters,
    });
    this.deadLettersName = deadLetters.queueName;
    Validations.of(deadLetters.queue).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "È essa stessa la coda delle code morte: di uno stream, che cdk-nag non riconosce.",
    });
    this.function = new PortalFunction(this, "Consumer", {
      ...props.function,
      releasePace: "linear",
    });
    this.function.target.addEventSourceMapping("Stream", {
      eventSourceArn: this.allowStream(platform),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      bisectBatchOnError: true,
      retryAttempts: retriesMax,
      onFailure: new SqsDlq(deadLetters.queue),
      filters: [
        FilterCriteria.filter({
          dynamodb: { NewImage: { [entityAttribute]: { S: FilterRule.or(...props.entities) } } },
        }),
      ],
    });
    new ImpactAlarm(this, "Lag", {
      ...props.lag,
      platform,
      metric: this.function.metric("IteratorAge", "Maximum", Duration.minutes(1)),
      threshold: lagAlarmThresholdMs,
      evaluationPeriods: 3,
    });
  }

  private allowStream({ table }: PortalPlatform): string {
    const { tableStreamArn } = table;
    if (tableStreamArn === undefined) throw new Error("The table has no stream");
    this.function.allowStream(tableStreamArn);
    return tableStreamArn;
  }
}
