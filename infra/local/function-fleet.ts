import { FunctionPool } from "./lambda/function-pool.ts";
import type { FunctionFigures } from "./lambda/function-statistics.ts";
import type { InvokeFunction } from "./lambda/invocation.ts";
import { startRuntimeApi } from "./lambda/runtime-api.ts";
import type { FunctionPlan } from "./template/cloud-plan.ts";

/** All the functions of the template, ready to be invoked by name. */
export type FunctionFleet = {
  readonly invoke: InvokeFunction;
  readonly figures: () => Readonly<Record<string, FunctionFigures>>;
  readonly stop: () => Promise<void>;
};

/** Processes start at the first invocation, not here. */
export async function startFunctionFleet(settings: {
  readonly functions: readonly FunctionPlan[];
  readonly baseEnvironment: Readonly<Record<string, string>>;
  readonly logDirectory: string;
  readonly processesMax: number;
}): Promise<FunctionFleet> {
  const runtimeApi = await startRuntimeApi();
  const { baseEnvironment, logDirectory, processesMax } = settings;
  const pools = new Map(
    settings.functions.map((plan) => [
      plan.functionName,
      new FunctionPool({ plan, runtimeApi, baseEnvironment, logDirectory, processesMax }),
    ]),
  );
  return {
    invoke: (functionName, request) => {
      const pool = pools.get(functionName);
      if (pool === undefined) {
        throw new Error(`Nel modello non c'è la funzione ${functionName}`);
      }
      return pool.invoke(request);
    },
    figures: () =>
      Object.fromEntries([...pools].map(([name, pool]) => [name, pool.figures()] as const)),
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
      await runtimeApi.stop();
    },
  };
}
