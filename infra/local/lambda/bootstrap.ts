/**
 * Entry point of a function's process: loads the bundle named by the environment and serves
 * invocations from the Runtime API until the local cloud goes away.
 */
import { runInvocations } from "./runtime-loop.ts";

// The pipe on stdin closes when the local cloud ends, even by SIGKILL: no process outlives it.
process.stdin.on("end", () => process.exit(0));
process.stdin.on("error", () => process.exit(0));
process.stdin.resume();

await runInvocations({
  runtimeApi: required("AWS_LAMBDA_RUNTIME_API"),
  taskRoot: required("LAMBDA_TASK_ROOT"),
  handler: required("_HANDLER"),
  functionName: required("AWS_LAMBDA_FUNCTION_NAME"),
  memoryMib: required("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"),
  logGroupName: required("AWS_LAMBDA_LOG_GROUP_NAME"),
  logStreamName: required("AWS_LAMBDA_LOG_STREAM_NAME"),
});

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`Manca la variabile ${name}`);
  }
  return value;
}
