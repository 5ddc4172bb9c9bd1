import type { ExitCode } from "./exit-codes.ts";
import { createProgram, failureOf } from "./program.ts";

const finish = (code: ExitCode): void => {
  process.exitCode = code;
};

try {
  await createProgram(process.env, finish).parseAsync();
} catch (error) {
  const { code, text } = failureOf(error);
  if (text !== undefined) process.stderr.write(`${text}\n`);
  finish(code);
}
