import { Duration } from "aws-cdk-lib";
import { MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { Schedule } from "aws-cdk-lib/aws-events";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { environmentSchema } from "../../functions/notifications/tell-expired-positions/environment.ts";
import { ImpactAlarm } from "../constructs/impact-alarm.ts";
import { ownMetric } from "../constructs/own-metric.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { ScheduledFunction } from "../constructs/scheduled-function.ts";

type ExpiredPositionsProps = {
  readonly platform: PortalPlatform;
  /** Who tells the programs of enti. */
  readonly webhookDeliveries: IQueue;
};

const path = "notifications/tell-expired-positions";
const runbookHeading = "Scadenze non segnalate";

/** Once a night: the notices that nobody can pay any more since yesterday. */
export class ExpiredPositions extends Construct {
  constructor(scope: Construct, id: string, props: ExpiredPositionsProps) {
    super(scope, id);
    const { platform, webhookDeliveries } = props;
    const { function: teller } = new ScheduledFunction(this, "TellExpiredPositions", {
      function: {
        platform,
        path,
        environmentSchema,
        environment: {
          TABLE_NAME: platform.table.tableName,
          WEBHOOK_DELIVERIES_QUEUE_URL: webhookDeliveries.queueUrl,
        },
        memoryMiB: 1_024,
        timeoutSeconds: 900,
      },
      // The day is over in Italy in winter too, and the index has long caught up with its end.
      schedule: Schedule.cron({ hour: "23", minute: "20" }),
      failed: {
        impact: "I programmi di alcuni enti non sanno ancora quali avvisi sono scaduti ieri.",
        runbookHeading,
      },
    });
    teller.allowTable("GetItem", "BatchGetItem", "Query", "PutItem");
    teller.allowDebtorIndex();
    teller.allowSend(webhookDeliveries);
    this.addLateAlarm(platform);
  }

  /** Two days without a walk that came to its end, also where none has begun. */
  private addLateAlarm(platform: PortalPlatform): void {
    const period = Duration.days(1);
    const done = ownMetric(path, { metricName: "taskDone", statistic: "Sum", period });
    new ImpactAlarm(this, "Late", {
      platform,
      impact: "Da due giorni i programmi degli enti non sanno quali avvisi sono scaduti.",
      runbookHeading,
      metric: new MathExpression({
        expression: "FILL(done, 0)",
        usingMetrics: { done },
        label: "Notti concluse",
        period,
      }),
      threshold: 1,
      rings: "below",
      evaluationPeriods: 2,
    });
  }
}
