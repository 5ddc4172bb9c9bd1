import { Duration } from "aws-cdk-lib";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { type AlarmMeaning, ImpactAlarm } from "./impact-alarm.ts";
import type { PortalPlatform } from "./portal-platform.ts";

type DeadLetterQueueProps = {
  readonly platform: PortalPlatform;
  /** What the messages were meant for; the queue is called `<consumerName>-dead-letters`. */
  readonly consumerName: string;
  readonly alarm: AlarmMeaning;
};

/** Where work that keeps failing is kept for a fortnight; the first message rings the alarm. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;
  readonly queueName: string;

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id);
    const { platform, consumerName, alarm } = props;
    this.queueName = `portale-${platform.settings.name}-${consumerName}-dead-letters`;
    this.queue = new Queue(this, "Queue", {
      queueName: this.queueName,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    new ImpactAlarm(this, "NotEmpty", {
      ...alarm,
      platform,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        statistic: "Maximum",
        period: Duration.minutes(1),
      }),
      threshold: 0,
    });
  }
}
