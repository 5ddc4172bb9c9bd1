import { type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Runs a program to its end and gathers what it writes.
 * @throws Error when there is no such program.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: Pick<SpawnOptions, "cwd" | "env"> = {},
): Promise<{ readonly code: number; readonly output: string }> {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, "close");
  return { code: typeof code === "number" ? code : -1, output };
}
