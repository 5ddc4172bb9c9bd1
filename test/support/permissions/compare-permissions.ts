import type { Resource, SynthesizedStage } from "../synthesized-stage.ts";
import type { FunctionCalls } from "./function-calls.ts";
import { grantsOf, type Permission } from "./granted-permissions.ts";
import { neededPermissions } from "./needed-permissions.ts";

export type PermissionDifference = {
  /** The function would fail on AWS. */
  readonly missing: readonly Permission[];
  /** Whoever takes the function over could do it. */
  readonly tooMuch: readonly Permission[];
};

/** How the role of `<context>/<function>` differs from what its bundle calls in a stage. */
export function comparePermissions(
  path: string,
  calls: FunctionCalls,
  stage: SynthesizedStage,
): PermissionDifference {
  const lambda = lambdaOf(path, stage);
  const needed = neededPermissions(calls, { stage, lambda });
  const { permissions, managedPolicies } = grantsOf(roleOf(lambda, stage), stage);
  const granted = new Set([...permissions, ...managedPolicies]);
  return {
    missing: [...needed.difference(granted)].sort(),
    tooMuch: [...granted.difference(needed)].sort(),
  };
}

export function lambdaOf(path: string, { stage, ofType }: SynthesizedStage): Resource {
  const name = `portale-${stage}-${path.slice(path.indexOf("/") + 1)}`;
  const lambda = ofType("AWS::Lambda::Function").find(
    ({ Properties }) => Properties["FunctionName"] === name,
  );
  if (lambda === undefined) throw new Error(`${stage} has no function ${name}`);
  return lambda;
}

export function roleOf({ Properties }: Resource, stage: SynthesizedStage): Resource {
  return stage.referredBy(Properties["Role"]);
}

/** The stage with some of its resources changed, as if somebody had written them so. */
export function replant(
  stage: SynthesizedStage,
  change: (resource: Resource) => Resource,
): SynthesizedStage {
  const resources = stage.resources.map(change);
  return {
    ...stage,
    resources,
    ofType: (type) => resources.filter((resource) => resource.Type === type),
    referredBy: (reference) => {
      const { id } = stage.referredBy(reference);
      const found = resources.find((resource) => resource.id === id);
      if (found === undefined) throw new Error(`Nothing is called ${id}`);
      return found;
    },
  };
}
