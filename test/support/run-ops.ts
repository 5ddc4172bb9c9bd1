import { fileURLToPath } from "node:url";
import { runProgram } from "../../infra/build/run-program.ts";

const program = fileURLToPath(new URL("../../infra/cli/portale.ts", import.meta.url));

/** `portale ops … --json` in a process of its own, as an operator runs it. */
export async function runOps(environment: NodeJS.ProcessEnv, ...args: readonly string[]) {
  const command = [program, "ops", ...args, "--json"];
  const { code, stdout, output } = await runProgram(process.execPath, command, {
    env: environment,
  });
  if (!stdout.startsWith("{")) throw new Error(`portale ops ${args.join(" ")}: ${output}`);
  return { code, stdout, json: JSON.parse(stdout) };
}
