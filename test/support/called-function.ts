import { templateNames } from "./permissions/template-names.ts";
import type { Resource, SynthesizedStage } from "./synthesized-stage.ts";

/** The alias that a route, a queue, a stream or a permission names; none where it names no alias. */
export function calledAlias(stage: SynthesizedStage, reference: unknown): Resource | undefined {
  const [id] = templateNames(stage)(reference).split(":");
  return stage.ofType("AWS::Lambda::Alias").find((alias) => alias.id === id);
}

/** The function that is called, be it through an alias or not. */
export function calledFunction(stage: SynthesizedStage, reference: unknown): Resource {
  const alias = calledAlias(stage, reference);
  const id = templateNames(stage)(alias?.Properties["FunctionName"] ?? reference);
  const found = stage.ofType("AWS::Lambda::Function").find((lambda) => lambda.id === id);
  if (found === undefined) throw new Error(`${id} is no function`);
  return found;
}
