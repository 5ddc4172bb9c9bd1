import * as z from "zod";
import type { FunctionFigures } from "../../local/lambda/function-statistics.ts";
import type { Assembly } from "../../local/template/assembly.ts";
import type { CloudPlan } from "../../local/template/cloud-plan.ts";

/** What the bill needs to know of the deployed portal, read from its template. */
export type Deployment = {
  readonly functions: readonly DeployedFunction[];
  /** How long the objects of a folder are kept; for ever where there is no rule. */
  readonly daysKept: ReadonlyMap<string, number>;
};

export type DeployedFunction = {
  readonly functionName: string;
  readonly memoryMib: number;
  /** Processor time of a start, on the average of those that were seen. */
  readonly startCpuSeconds: number;
  readonly source: "http" | "queue" | "stream";
  /** The queue that feeds it. */
  readonly queueName?: string;
};

const lifecycleShape = z.object({
  LifecycleConfiguration: z.object({
    Rules: z.array(
      z.object({ Prefix: z.string().optional(), ExpirationInDays: z.number().optional() }),
    ),
  }),
});

/** The functions of a plan with what was seen of them, and the rules of its buckets. */
export function deploymentOf(
  plan: CloudPlan,
  assembly: Assembly,
  figures: Readonly<Record<string, FunctionFigures>>,
): Deployment {
  const queues = new Map(plan.queueSources.map((each) => [each.functionName, each.queueName]));
  const streams = new Set(plan.streamSources.map(({ functionName }) => functionName));
  const functions = plan.functions.map(({ functionName, memoryMib }): DeployedFunction => {
    const queueName = queues.get(functionName);
    const { coldStarts = 0, startCpuSeconds = 0 } = figures[functionName] ?? {};
    const mean = coldStarts === 0 ? 0 : startCpuSeconds / coldStarts;
    const facts = { functionName, memoryMib, startCpuSeconds: mean };
    if (queueName !== undefined) return { ...facts, source: "queue", queueName };
    return { ...facts, source: streams.has(functionName) ? "stream" : "http" };
  });
  return { functions, daysKept: daysKeptIn(assembly) };
}

function daysKeptIn({ stacks }: Assembly): ReadonlyMap<string, number> {
  const rules = stacks
    .flatMap(({ template }) => Object.values(template.Resources))
    .filter(({ Type }) => Type === "AWS::S3::Bucket")
    .flatMap(({ Properties }) => {
      const parsed = lifecycleShape.safeParse(Properties).data;
      return parsed?.LifecycleConfiguration.Rules ?? [];
    });
  const kept = rules.flatMap(({ Prefix, ExpirationInDays: days }): [string, number][] =>
    Prefix === undefined || days === undefined ? [] : [[Prefix.replace(/\/$/u, ""), days]],
  );
  return new Map(kept);
}
