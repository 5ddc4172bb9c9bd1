import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRuntimeClient, type Invocation, type RuntimeClient } from "./runtime-client.ts";

export type RuntimeSettings = {
  /** Host, port and path prefix of the Runtime API of this sandbox. */
  readonly runtimeApi: string;
  readonly taskRoot: string;
  readonly handler: string;
  readonly functionName: string;
  readonly memoryMib: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
};

type Handler = (event: unknown, context: object) => unknown;

/**
 * The loop of a Node.js Lambda runtime: next invocation, handler, response or error.
 *
 * Source: AWS Lambda Developer Guide, "Using the Lambda runtime API".
 */
export async function runInvocations(settings: RuntimeSettings): Promise<never> {
  const client = createRuntimeClient(settings.runtimeApi);
  const handler = await loadHandlerOrExit(settings, client);
  for (;;) {
    const invocation = await client.next();
    try {
      const event: unknown = JSON.parse(invocation.payload);
      const result = await handler(event, contextOf(invocation, settings));
      await client.respond(invocation.requestId, JSON.stringify(result) ?? "null");
    } catch (error) {
      console.error(error);
      await client.fail(invocation.requestId, describeError(error));
    }
  }
}

async function loadHandlerOrExit(
  settings: RuntimeSettings,
  client: RuntimeClient,
): Promise<Handler> {
  try {
    return await loadHandler(settings);
  } catch (error) {
    console.error(error);
    await client.failInitialization(describeError(error));
    process.exit(1);
  }
}

async function loadHandler({ taskRoot, handler }: RuntimeSettings): Promise<Handler> {
  const dot = handler.lastIndexOf(".");
  const [fileStem, exportName] = [handler.slice(0, dot), handler.slice(dot + 1)];
  const file = [".mjs", ".js", ".cjs"]
    .map((extension) => join(taskRoot, `${fileStem}${extension}`))
    .find((path) => existsSync(path));
  if (file === undefined) {
    throw new Error(`Non esiste il modulo ${fileStem} in ${taskRoot}`);
  }
  const loaded: unknown = await import(pathToFileURL(file).href);
  const candidate =
    property(loaded, exportName) ?? property(property(loaded, "default"), exportName);
  if (!isHandler(candidate)) {
    throw new Error(`Il modulo ${file} non esporta la funzione ${exportName}`);
  }
  return candidate;
}

function contextOf(invocation: Invocation, settings: RuntimeSettings): object {
  return {
    awsRequestId: invocation.requestId,
    invokedFunctionArn: invocation.functionArn,
    functionName: settings.functionName,
    functionVersion: "$LATEST",
    memoryLimitInMB: settings.memoryMib,
    logGroupName: settings.logGroupName,
    logStreamName: settings.logStreamName,
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, invocation.deadlineMs - Date.now()),
  };
}

function describeError(error: unknown) {
  return error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: error.stack?.split("\n") ?? [] }
    : { errorType: "Error", errorMessage: String(error), trace: [] };
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}
