import type { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";

type OwnMetricProps = {
  readonly metricName: string;
  readonly statistic: string;
  readonly period: Duration;
  readonly label?: string;
};

/** What a function, named by its path, counts or measures of its own work. */
export function ownMetric(path: string, props: OwnMetricProps): Metric {
  return new Metric({ namespace: "PortalePagamenti", dimensionsMap: { service: path }, ...props });
}
