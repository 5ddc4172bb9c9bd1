import { Duration } from "aws-cdk-lib";
import { type IMetric, MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { tableMetric } from "./aws-metrics.ts";
import type { ListPrices } from "./list-prices.ts";
import { ownMetric } from "./own-metric.ts";
import type { PortalInventory } from "./portal-inventory.ts";

/** The contexts that work for a notice until its debtor knows of it. */
const contexts = ["debt-positions", "notices", "notifications", "events"];
const period = Duration.days(1);

/**
 * What 1,000 notices cost by list prices: all writes of the table, those of payments with them, and
 * the functions that make and send notices. Without mails, storage and what AWS charges by month;
 * a day with few notices looks dear, because it divides its payments among them.
 */
export function noticeCost(
  { functions, tableName }: PortalInventory,
  prices: ListPrices,
): MathExpression {
  const working = functions.filter(({ path }) => contexts.includes(path.split("/")[0] ?? ""));
  const usingMetrics: Record<string, IMetric> = {
    units: tableMetric(tableName, {
      metricName: "ConsumedWriteCapacityUnits",
      statistic: "Sum",
      period,
    }),
    imported: own("debt-positions/import-block", "notices"),
    single: own("debt-positions/create-debt-position", "http2xx"),
  };
  for (const [index, one] of working.entries()) {
    usingMetrics[`ms${index}`] = one.metric("Duration", "Sum", period);
    usingMetrics[`calls${index}`] = one.metric("Invocations", "Sum", period);
  }
  const sum = (prefix: string, of: readonly number[]) =>
    `SUM([${of.map((index) => `${prefix}${index}`).join(", ")}])`;
  const byMemory = Map.groupBy(working.keys(), (index) => working[index]?.memoryMiB ?? 0);
  const time = [...byMemory].map(([memoryMiB, of]) => {
    const perMs = ((memoryMiB / 1_024) * prices.lambdaGbSecond) / 1_000;
    return `${sum("ms", of)} * ${decimal(perMs)}`;
  });
  const cost = [
    `units * ${decimal(prices.dynamoDbWriteUnit)}`,
    ...time,
    `${sum("calls", [...working.keys()])} * ${decimal(prices.lambdaRequest)}`,
  ];
  return new MathExpression({
    expression: `1000 * (${cost.join(" + ")}) / SUM([imported, single])`,
    usingMetrics,
    label: "USD per 1.000 avvisi",
    period,
  });
}

function own(path: string, metricName: string): IMetric {
  return ownMetric(path, { metricName, statistic: "Sum", period });
}

/** CloudWatch's expressions know no exponents. */
function decimal(price: number): string {
  return price.toFixed(15);
}
