import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import * as z from "zod";

export const engineJobShape = z.object({
  job: z.enum(["single", "sixInstalments", "pack"]),
  round: z.int(),
});
export type EngineJob = z.infer<typeof engineJobShape>;

const answerShape = z.object({ cpuMs: z.number(), bytes: z.number() });
export type EngineAnswer = z.infer<typeof answerShape>;

export type Engine = {
  readonly run: (job: EngineJob) => Promise<EngineAnswer>;
  readonly close: () => Promise<void>;
};

/** Starts an engine in its own process; it makes `count` notices a job. */
export function startEngine(name: "ours" | "pdf-lib", count: number): Engine {
  const script = fileURLToPath(new URL("notice-engine.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--expose-gc", script, "--engine", name, "--count", String(count)],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    run: async (job) => {
      child.stdin.write(`${JSON.stringify(job)}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`the engine ${name} has ended`);
      return answerShape.parse(JSON.parse(value));
    },
    close: async () => {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}
