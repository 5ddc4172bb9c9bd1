import { readdirSync, readFileSync } from "node:fs";

export type FunctionProcess = { readonly pid: number; readonly functionName: string };

/** The processes of functions that a local cloud has started from this very process, as Linux knows. */
export function functionProcesses(): readonly FunctionProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const parent = /^\d+ \(.*\) \S (\d+) /s.exec(textOf(`/proc/${name}/stat`))?.[1];
      if (Number(parent) !== process.pid) return [];
      const variables = textOf(`/proc/${name}/environ`).split("\0");
      const prefix = "AWS_LAMBDA_FUNCTION_NAME=";
      const variable = variables.find((each) => each.startsWith(prefix));
      return variable === undefined
        ? []
        : [{ pid: Number(name), functionName: variable.slice(prefix.length) }];
    });
}

/** Empty for a process that has ended meanwhile, or is not ours to look into. */
function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
