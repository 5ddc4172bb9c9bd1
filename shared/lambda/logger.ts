import type { Context } from "aws-lambda";
import { readFunctionIdentity } from "./environment.ts";

type Fields = Readonly<Record<string, unknown>>;

export type Logger = {
  /** An invocation begins: what was appended during the last one is forgotten. */
  begin(context: Context): void;
  /** Said, from here on, in every line of this invocation. */
  appendKeys(fields: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
};

/**
 * Writes one line of JSON an entry, straight to the standard output, with the field names of
 * Powertools for AWS Lambda, which queries and dashboards know. That library's own logger would be
 * a fifth of a function's start.
 */
export function createLogger(write: (line: string) => void = writeToOutput): Logger {
  let invocations = 0;
  let invocation: Fields = {};
  let appended: Fields = {};
  const log = (level: "WARN" | "ERROR", message: string, fields: Fields): void => {
    const { service, traceId } = readFunctionIdentity();
    const entry = {
      level,
      message,
      timestamp: new Date().toISOString(),
      service,
      ...invocation,
      xray_trace_id: traceId,
      ...appended,
      ...fields,
    };
    write(`${JSON.stringify(entry)}\n`);
  };
  return {
    begin(context) {
      invocations += 1;
      appended = {};
      invocation = {
        cold_start: invocations === 1,
        function_arn: context.invokedFunctionArn,
        function_memory_size: context.memoryLimitInMB,
        function_name: context.functionName,
        function_request_id: context.awsRequestId,
      };
    },
    appendKeys(fields) {
      appended = { ...appended, ...fields };
    },
    warn: (message, fields = {}) => log("WARN", message, fields),
    error: (message, fields = {}) => log("ERROR", message, fields),
  };
}

/** Not the console: the Lambda runtime would wrap the line into JSON of its own. */
export function writeToOutput(line: string): void {
  process.stdout.write(line);
}
