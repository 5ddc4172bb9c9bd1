import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";

type AwsMetric = {
  readonly metricName: string;
  readonly statistic: string;
  readonly label?: string;
  readonly period?: Duration;
};

/** What DynamoDB measures of a table, all in all or of one operation. */
export function tableMetric(
  tableName: string,
  { operation, ...metric }: AwsMetric & { readonly operation?: string },
): Metric {
  return new Metric({
    namespace: "AWS/DynamoDB",
    dimensionsMap: {
      TableName: tableName,
      ...(operation !== undefined && { Operation: operation }),
    },
    period: Duration.minutes(5),
    ...metric,
  });
}

/** What SQS measures of a queue. */
export function queueMetric(queueName: string, metric: AwsMetric): Metric {
  return new Metric({
    namespace: "AWS/SQS",
    dimensionsMap: { QueueName: queueName },
    period: Duration.minutes(1),
    ...metric,
  });
}

/** What AWS Backup counts of the jobs that write into a vault. */
export function backupMetric(vaultName: string, metric: AwsMetric): Metric {
  return new Metric({
    namespace: "AWS/Backup",
    dimensionsMap: { BackupVaultName: vaultName },
    period: Duration.hours(1),
    ...metric,
  });
}
