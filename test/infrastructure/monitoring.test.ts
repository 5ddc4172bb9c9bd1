import { describe, expect, it } from "vitest";
import * as z from "zod";
import { listPrices } from "../../infra/constructs/list-prices.ts";
import { stageNames, stageSettings } from "../../infra/stages.ts";
import { paForNodePrimitives } from "../../shared/pagopa/pa-for-node/messages.ts";
import { emittedMetrics } from "../support/emitted-metrics.ts";
import { templateNames } from "../support/permissions/template-names.ts";
import {
  functionPaths,
  functionPathsOf,
  type SynthesizedStage,
  synthesizedStage,
} from "../support/synthesized-stage.ts";

const namespace = "PortalePagamenti";
const watched = stageNames.filter((name) => stageSettings(name).monitoring);

const bodySchema = z.object({
  widgets: z.array(
    z.object({
      type: z.string(),
      properties: z.object({
        title: z.string().optional(),
        metrics: z.array(z.array(z.unknown())).default([]),
        query: z.string().optional(),
      }),
    }),
  ),
});
const alarmMetricSchema = z.object({
  Namespace: z.literal(namespace),
  MetricName: z.string(),
  Dimensions: z.tuple([z.object({ Name: z.literal("service"), Value: z.string() })]),
});

function widgetsOf(stage: SynthesizedStage) {
  return stage.ofType("AWS::CloudWatch::Dashboard").flatMap(({ Properties }) => {
    const body = templateNames(stage)(Properties["DashboardBody"]);
    return bodySchema.parse(JSON.parse(body)).widgets;
  });
}

/** `[namespace, name, dimension, value, …, rendering]` of each metric that is no expression. */
function metricsOf(stage: SynthesizedStage): string[][] {
  return widgetsOf(stage).flatMap(({ properties }) =>
    properties.metrics
      .map((metric) => metric.filter((part) => typeof part === "string"))
      .filter((metric) => metric.length > 0),
  );
}

function isEmitted(service: string, metricName: string): boolean {
  return emittedMetrics(service).some((pattern) => pattern.test(metricName));
}

describe("what functions are known to emit", () => {
  it("is found for every function that has a factory which counts", () => {
    expect(isEmitted("debt-positions/import-block", "rowsAccepted")).toBe(true);
    expect(isEmitted("debt-positions/import-block", "messageDone")).toBe(true);
    expect(isEmitted("debt-positions/import-block", "notified.io")).toBe(false);
    expect(isEmitted("pagopa-node/pa-for-node", "receiptRefused")).toBe(true);
    expect(isEmitted("notices/get-notice", "messageDone")).toBe(false);
  });
});

describe.each(watched)("the dashboards of stage %s", (name) => {
  const stage = synthesizedStage(name);
  const metrics = metricsOf(stage);
  const own = metrics.filter(([space]) => space === namespace);

  it("show only metrics of ours that the function they name emits", () => {
    expect(own.length).toBeGreaterThan(30);
    for (const [, metricName = "", dimension, service = ""] of own) {
      expect(dimension).toBe("service");
      expect(functionPaths).toContain(service);
      expect(isEmitted(service, metricName), `${service}: ${metricName}`).toBe(true);
    }
  });

  it("show every operation of the node, its answers and its 98th percentile", () => {
    const shown = own.map(([, metricName]) => metricName);
    for (const primitive of paForNodePrimitives) {
      expect(shown).toContain(`${primitive}.OK`);
      expect(shown).toContain(`${primitive}.duration`);
    }
    const named = shown.filter((one) => /^pa[A-Z]/u.test(one ?? ""));
    const primitives = new Set(named.map((one) => one?.split(".")[0]));
    expect([...primitives].sort()).toEqual([...paForNodePrimitives].sort());
  });

  it("name only functions and queues that the stage deploys, and leave out none", () => {
    const namesOf = (dimension: string) =>
      new Set(
        metrics.flatMap((metric) =>
          metric[2] === dimension && metric[3] !== undefined ? [metric[3]] : [],
        ),
      );
    expect([...namesOf("FunctionName")].sort()).toEqual(
      functionPathsOf(name)
        .map((path) => `portale-${name}-${path.split("/")[1]}`)
        .sort(),
    );
    const queues = stage.ofType("AWS::SQS::Queue").map(({ Properties }) => Properties["QueueName"]);
    expect([...namesOf("QueueName")].sort()).toEqual(queues.sort());
  });

  it("read cold starts from log groups that exist", () => {
    const queries = widgetsOf(stage).flatMap(({ properties }) => properties.query ?? []);
    const groups = [...queries.join("\n").matchAll(/SOURCE '([^']+)'/gu)].map(([, group]) => group);
    const deployed = stage
      .ofType("AWS::Logs::LogGroup")
      .map(({ Properties }) => Properties["LogGroupName"]);
    expect(groups).toHaveLength(functionPathsOf(name).length);
    // CloudWatch Logs reads at most so many log groups at once.
    expect(queries).toHaveLength(Math.ceil(groups.length / 50));
    for (const group of groups) expect(deployed).toContain(group);
  });

  it("reckon what 1,000 notices cost from writes, time and calls, each with a price", () => {
    const [cost] = widgetsOf(stage).filter(({ properties }) => properties.title?.includes("1.000"));
    const expression = JSON.stringify(cost?.properties.metrics[0]);
    const ids = JSON.stringify(cost?.properties.metrics.slice(1)).matchAll(/"id":"(\w+)"/gu);
    for (const [, id] of ids) expect(expression).toMatch(new RegExp(`\\b${id}\\b`, "u"));
    const prices = [...expression.matchAll(/\* (\d+\.\d+)/gu)].map(([, price]) => Number(price));
    expect(prices.length).toBeGreaterThan(3);
    expect(expression.length).toBeLessThan(1_000);
    const { dynamoDbWriteUnit, lambdaRequest } = listPrices(stageSettings(name).region);
    expect(prices[0]).toBeCloseTo(dynamoDbWriteUnit, 14);
    expect(prices.at(-1)).toBeCloseTo(lambdaRequest, 14);
    for (const price of prices) expect(price).toBeGreaterThan(0);
  });
});

describe("alarms on metrics of ours", () => {
  it.each(stageNames)("watch only what a function emits in stage %s", (name) => {
    const own = synthesizedStage(name)
      .ofType("AWS::CloudWatch::Alarm")
      .flatMap(({ Properties }) => alarmMetricSchema.safeParse(Properties).data ?? []);
    expect(own.length).toBeGreaterThan(0);
    for (const { MetricName, Dimensions } of own) {
      expect(isEmitted(Dimensions[0].Value, MetricName), MetricName).toBe(true);
    }
  });
});

describe("what is watched", () => {
  const stage = synthesizedStage("prod");
  const alarms = stage.ofType("AWS::CloudWatch::Alarm").map(({ Properties }) => Properties);

  it("is the node's two seconds, over a quarter of an hour and not on a handful of calls", () => {
    const slow = alarms.find(({ AlarmName }) => String(AlarmName).endsWith("/PagoPaNode/Slow"));
    expect(slow).toMatchObject({ Threshold: 2_000, EvaluationPeriods: 1 });
    const metrics = JSON.stringify(slow?.["Metrics"]);
    expect(metrics).toContain('"Expression":"IF(calls >= 50, latency, 0)"');
    expect(metrics).toContain('"Period":900,"Stat":"p98"');
  });

  it("is the age of every queue's oldest message, longer than a try of its function lasts", () => {
    const ages = alarms.filter(({ MetricName }) => MetricName === "ApproximateAgeOfOldestMessage");
    const mappings = stage
      .ofType("AWS::Lambda::EventSourceMapping")
      .filter(({ Properties }) => !("DestinationConfig" in Properties));
    expect(ages).toHaveLength(mappings.length);
    for (const { Dimensions, Threshold } of ages) {
      const nameOf = templateNames(stage);
      const [{ Value }] = z.tuple([z.object({ Value: z.unknown() })]).parse(Dimensions);
      const queue = stage.resources.find(({ id }) => nameOf(Value).startsWith(`${id}.`));
      // The visibility of a message is six time-outs of its function.
      const oneTry = Number(queue?.Properties["VisibilityTimeout"]) / 6;
      expect(Number(Threshold)).toBeGreaterThan(oneTry);
      expect(Number(Threshold)).toBeGreaterThanOrEqual(15 * 60);
    }
  });

  it("are errors and throttles of every function, and those of the table", () => {
    const of = (metric: string) => alarms.filter(({ MetricName }) => MetricName === metric);
    expect(of("Errors")).toHaveLength(functionPathsOf("prod").length);
    expect(of("Throttles")).toHaveLength(functionPathsOf("prod").length);
    expect(of("WriteThrottleEvents")).toHaveLength(1);
    expect(of("ReadThrottleEvents")).toHaveLength(1);
    expect(JSON.stringify(alarms)).toContain('"MetricName":"SystemErrors"');
  });

  it("leaves the local stage without dashboards", () => {
    expect(watched).not.toContain("local");
    expect(synthesizedStage("local").ofType("AWS::CloudWatch::Dashboard")).toEqual([]);
  });
});
