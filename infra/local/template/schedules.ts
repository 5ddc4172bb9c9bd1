import * as z from "zod";
import type { SchedulePlan } from "./cloud-plan.ts";
import { functionNameOf } from "./resource-identity.ts";
import type { ResolvableResource } from "./stack-scope.ts";

const ruleSchema = z.object({
  ScheduleExpression: z.string(),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  Targets: z.array(z.object({ Arn: z.string(), Input: z.string().optional() })),
});

/** Scheduled rules (EventBridge "rate" and "cron"), one plan for each function they start. */
export function schedulesIn(resources: readonly ResolvableResource[]): readonly SchedulePlan[] {
  return resources
    .filter(({ type }) => type === "AWS::Events::Rule")
    .flatMap((resource) => {
      const rule = ruleSchema.parse(resource.properties(Object.keys(ruleSchema.shape)));
      return rule.State === "DISABLED"
        ? []
        : rule.Targets.map((target) => ({
            scheduleId: `${resource.stackName}-${resource.logicalId}`,
            functionName: functionNameOf(target.Arn),
            expression: rule.ScheduleExpression,
            input: target.Input,
          }));
    });
}
