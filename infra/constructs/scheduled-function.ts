import { Duration } from "aws-cdk-lib";
import { Rule, type Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { Construct } from "constructs";
import { type AlarmMeaning, ImpactAlarm } from "./impact-alarm.ts";
import { ownMetric } from "./own-metric.ts";
import {
  type EnvironmentSchema,
  PortalFunction,
  type PortalFunctionProps,
} from "./portal-function.ts";

type ScheduledFunctionProps<Schema extends EnvironmentSchema> = {
  readonly function: PortalFunctionProps<Schema>;
  readonly schedule: Schedule;
  /** What it means when the work fails, also after Lambda has tried it again. */
  readonly failed: AlarmMeaning;
};

/** Lambda tries an invocation that fails twice more; every try that fails counts. */
const retriesMax = 2;

/** A function that does its work at its times, with an alarm when it cannot. */
export class ScheduledFunction<Schema extends EnvironmentSchema> extends Construct {
  readonly function: PortalFunction<Schema>;

  constructor(scope: Construct, id: string, props: ScheduledFunctionProps<Schema>) {
    super(scope, id);
    const { platform, path } = props.function;
    this.function = new PortalFunction(this, "Function", {
      ...props.function,
      releasePace: "linear",
    });
    new Rule(this, "Rule", {
      schedule: props.schedule,
      targets: [new LambdaFunction(this.function.target)],
    });
    new ImpactAlarm(this, "Failed", {
      ...props.failed,
      platform,
      metric: ownMetric(path, {
        metricName: "taskFailed",
        statistic: "Sum",
        period: Duration.hours(1),
      }),
      threshold: retriesMax,
    });
  }
}
