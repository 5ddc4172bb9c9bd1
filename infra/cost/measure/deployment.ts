import * as z from "zod";
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

export function deploymentOf(plan: CloudPlan, assembly: Assembly): Deployment {
  const queues = new Map(plan.queueSources.map((each) => [each.functionName, each.queueName]));
  const streams = new Set(plan.streamSources.map(({ functionName }) => functionName));
  const functions = plan.functions.map(({ functionName, memoryMib }): DeployedFunction => {
    const queueName = queues.get(functionName);
    if (queueName !== undefined) return { functionName, memoryMib, source: "queue", queueName };
    return { functionName, memoryMib, source: streams.has(functionName) ? "stream" : "http" };
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
