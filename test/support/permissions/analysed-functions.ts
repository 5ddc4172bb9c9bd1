import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleFunctions } from "../../../infra/build/bundle.ts";
import { functionPaths } from "../synthesized-stage.ts";
import { bundleCallReader } from "./bundle-calls.ts";
import { type FunctionCalls, functionCalls } from "./function-calls.ts";
import { readProgram } from "./own-program.ts";
import { sourceCallsOf } from "./source-calls.ts";

/** Functions that do what none of ours may: the test of the test. */
const planted = [
  "calls-more",
  "calls-through-library",
  "takes-whole-client",
  "hands-command-around",
  "updates-by-statement",
] as const;
export type PlantedName = (typeof planted)[number];

export type AnalysedFunctions = {
  callsOf(path: string): FunctionCalls;
  callsOfPlanted(name: PlantedName): FunctionCalls;
  discard(): void;
};

/** The bundler writes nothing outside its folder: it calls `..` so. */
const bundledName = (path: string) => path.replaceAll("../", "_.._/");

/** Bundles every function as a deployment does, and reads bundles and sources. */
export async function analyseFunctions(): Promise<AnalysedFunctions> {
  const folder = mkdtempSync(join(tmpdir(), "portale-bundles-"));
  const plantedPaths = planted.map((name) => `../test/support/permissions/planted/${name}`);
  const bundles = join(folder, "functions");
  await bundleFunctions({ only: [...functionPaths, ...plantedPaths], outputFolder: bundles });
  const handlerOf = (path: string) => join("functions", path, "handler.ts");
  const program = readProgram([...functionPaths, ...plantedPaths].map(handlerOf));
  const readBundle = bundleCallReader(bundles);
  const known = new Map<string, FunctionCalls>();
  const callsOf = (path: string): FunctionCalls => {
    const calls =
      known.get(path) ??
      functionCalls(sourceCallsOf(handlerOf(path), program), readBundle(bundledName(path)));
    known.set(path, calls);
    return calls;
  };
  return {
    callsOf,
    callsOfPlanted: (name) => callsOf(`../test/support/permissions/planted/${name}`),
    discard: () => rmSync(folder, { recursive: true }),
  };
}
