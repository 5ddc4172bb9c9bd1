import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { closeServer, listenLocally } from "../http/listening.ts";
import { readBody } from "../http/read-body.ts";
import { type FunctionError, payloadBytesMax } from "./invocation.ts";
import { usageHeaders } from "./runtime-client.ts";

/** One invocation as the runtime of a sandbox receives it. */
export type Delivery = {
  readonly requestId: string;
  readonly functionArn: string;
  readonly deadlineMs: number;
  readonly payload: string;
};

/** What a process has used since it started. */
export type ProcessUsage = { readonly maxRssKib: number; readonly cpuMicroseconds: number };

/** What a sandbox tells: ready for the next invocation, a result, or a failed start. */
export type SandboxListener = {
  readonly onNext: (deliver: (delivery: Delivery) => void) => void;
  readonly onResponse: (requestId: string, payload: string) => void;
  readonly onError: (requestId: string, error: FunctionError) => void;
  readonly onInitializationError: (error: FunctionError) => void;
  readonly onUsage: (usage: ProcessUsage) => void;
};

export type RuntimeApi = {
  /** Value of AWS_LAMBDA_RUNTIME_API for a sandbox. */
  readonly addressFor: (sandboxId: string) => string;
  readonly attach: (sandboxId: string, listener: SandboxListener) => void;
  readonly detach: (sandboxId: string) => void;
  readonly stop: () => Promise<void>;
};

/**
 * Serves the Lambda Runtime API to every sandbox; the first path segment tells which one calls.
 *
 * Source: AWS Lambda Developer Guide, "Using the Lambda runtime API" (version 2018-06-01).
 */
export async function startRuntimeApi(): Promise<RuntimeApi> {
  const listeners = new Map<string, SandboxListener>();
  const server = createServer((request, response) => {
    serve(request, { response, listeners }).catch(() => response.destroy());
  });
  // A sandbox that waits for work holds its request for as long as it takes.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 0;
  const port = await listenLocally(server, 0);
  return {
    addressFor: (sandboxId) => `127.0.0.1:${port}/${sandboxId}`,
    attach: (sandboxId, listener) => {
      listeners.set(sandboxId, listener);
    },
    detach: (sandboxId) => {
      listeners.delete(sandboxId);
    },
    stop: () => closeServer(server),
  };
}

const runtimePath = "2018-06-01/runtime";
const pathPattern = new RegExp(
  `^/([^/]+)/${runtimePath}/(?:invocation/(?:(next)|([^/]+)/(response|error))|init/error)$`,
);

async function serve(
  request: IncomingMessage,
  context: {
    readonly response: ServerResponse;
    readonly listeners: ReadonlyMap<string, SandboxListener>;
  },
): Promise<void> {
  const { response, listeners } = context;
  const [, sandboxId = "", next, requestId = "", result] =
    pathPattern.exec(request.url ?? "") ?? [];
  const listener = listeners.get(sandboxId);
  if (listener === undefined) {
    response.writeHead(404).end();
    return;
  }
  listener.onUsage({
    maxRssKib: Number(request.headers[usageHeaders.memoryKib] ?? 0),
    cpuMicroseconds: Number(request.headers[usageHeaders.cpuMicroseconds] ?? 0),
  });
  if (next !== undefined) {
    listener.onNext((delivery) => deliver(delivery, response));
    return;
  }
  const body = await readBody(request);
  if (result === "response" && body.byteLength > payloadBytesMax) {
    response.writeHead(413).end();
    listener.onError(requestId, {
      errorType: "Function.ResponseSizeTooLarge",
      errorMessage: `Response payload size exceeded the maximum (${payloadBytesMax} bytes).`,
    });
    return;
  }
  response.writeHead(202).end();
  if (result === "response") {
    listener.onResponse(requestId, body.toString("utf8"));
  } else if (result === "error") {
    listener.onError(requestId, functionErrorOf(body));
  } else {
    listener.onInitializationError(functionErrorOf(body));
  }
}

function deliver(delivery: Delivery, response: ServerResponse): void {
  response.writeHead(200, {
    "content-type": "application/json",
    "lambda-runtime-aws-request-id": delivery.requestId,
    "lambda-runtime-deadline-ms": String(delivery.deadlineMs),
    "lambda-runtime-invoked-function-arn": delivery.functionArn,
    "lambda-runtime-trace-id": `Root=1-00000000-${delivery.requestId.replaceAll("-", "").slice(0, 24)}`,
  });
  response.end(delivery.payload);
}

function functionErrorOf(body: Buffer): FunctionError {
  const reported: unknown = JSON.parse(body.toString("utf8"));
  return {
    errorType: textOf(reported, "errorType"),
    errorMessage: textOf(reported, "errorMessage"),
  };
}

function textOf(value: unknown, name: string): string {
  const found: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === "string" ? found : "Error";
}
