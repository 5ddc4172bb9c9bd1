import { type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";

export type ProgramEnd = {
  readonly code: number;
  readonly stdout: string;
  /** All that it wrote, errors among the rest. */
  readonly output: string;
};

/**
 * Runs a program to its end and gathers what it writes.
 * @throws Error when there is no such program.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: Pick<SpawnOptions, "cwd" | "env"> = {},
): Promise<ProgramEnd> {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const [code] = await once(child, "close");
  return { code: typeof code === "number" ? code : -1, stdout, output };
}
