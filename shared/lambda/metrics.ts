import { readFunctionIdentity } from "./environment.ts";

export type MetricUnit = "Count" | "Milliseconds" | "Percent";

export type Metrics = {
  add(name: string, unit: MetricUnit, value: number): void;
  /** Writes what was added since the last time, if anything was. */
  publish(): void;
};

const namespace = "PortalePagamenti";
/** As many metrics, and values of each, as one line may hold. */
const entriesMax = 100;

type Series = { readonly unit: MetricUnit; readonly values: number[] };

/**
 * Metrics as lines of the log, which CloudWatch takes for figures (Embedded Metric Format): one
 * line an invocation, by the function's name as Powertools for AWS Lambda calls it. That library's
 * own metrics would be a tenth of a function's start.
 */
export function createMetrics(write: (line: string) => void): Metrics {
  let series = new Map<string, Series>();
  const publish = (): void => {
    if (series.size === 0) return;
    write(`${JSON.stringify(documentOf(series))}\n`);
    series = new Map();
  };
  return {
    add(name, unit, value) {
      const isFull = series.size === entriesMax && !series.has(name);
      if (isFull || series.get(name)?.values.length === entriesMax) publish();
      const known = series.get(name) ?? { unit, values: [] };
      known.values.push(value);
      series.set(name, known);
    },
    publish,
  };
}

function documentOf(series: ReadonlyMap<string, Series>): Readonly<Record<string, unknown>> {
  const { service } = readFunctionIdentity();
  const metrics = [...series].map(([name, { unit }]) => ({ Name: name, Unit: unit }));
  const values = [...series].map(([name, { values: all }]) => [
    name,
    all.length === 1 ? all[0] : all,
  ]);
  return {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [{ Namespace: namespace, Dimensions: [["service"]], Metrics: metrics }],
    },
    service,
    ...Object.fromEntries(values),
  };
}
