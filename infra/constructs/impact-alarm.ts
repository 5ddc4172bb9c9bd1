import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Construct } from "constructs";
import type { PortalPlatform } from "./portal-platform.ts";
import type { RunbookHeading } from "./runbook-heading.ts";

/** What whoever is woken up must know; an alarm without it does not compile. */
export type AlarmMeaning = {
  /** One Italian sentence: who is harmed and how, while the alarm rings. */
  readonly impact: string;
  /** Heading of infra/RUNBOOK.md that says where to look and how to put it right. */
  readonly runbookHeading: RunbookHeading;
};

type ImpactAlarmProps = AlarmMeaning & {
  readonly platform: Pick<PortalPlatform, "alarmTopic">;
  readonly metric: IMetric;
  /** The alarm rings above this value, or below it where `rings` says so. */
  readonly threshold: number;
  readonly rings?: "above" | "below";
  readonly evaluationPeriods?: number;
};

/** An alarm named after its place in the stack, that tells its impact and its runbook heading. */
export class ImpactAlarm extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, props: ImpactAlarmProps) {
    super(scope, id);
    const { impact, runbookHeading, platform, metric, threshold } = props;
    this.alarm = new Alarm(this, "Alarm", {
      alarmName: this.node.path,
      alarmDescription: `Impatto: ${impact} Cosa fare: infra/RUNBOOK.md, «${runbookHeading}».`,
      metric,
      threshold,
      evaluationPeriods: props.evaluationPeriods ?? 1,
      comparisonOperator:
        props.rings === "below"
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.alarm.addAlarmAction(new SnsAction(platform.alarmTopic));
  }
}
