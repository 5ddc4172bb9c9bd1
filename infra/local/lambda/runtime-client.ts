import { readFileSync } from "node:fs";
import { Agent, type IncomingMessage, request } from "node:http";

export type Invocation = {
  readonly requestId: string;
  readonly functionArn: string;
  readonly deadlineMs: number;
  readonly payload: string;
};

type ReportedError = { readonly errorType: string; readonly errorMessage: string };

export type RuntimeClient = {
  readonly next: () => Promise<Invocation>;
  readonly respond: (requestId: string, payload: string) => Promise<void>;
  readonly fail: (requestId: string, error: ReportedError) => Promise<void>;
  readonly failInitialization: (error: ReportedError) => Promise<void>;
};

/** Headers, beside those of AWS, that tell what the process has used since it started. */
export const usageHeaders = {
  /** Peak resident memory. */
  memoryKib: "x-local-max-rss-kib",
  /** Of all its threads. */
  cpuMicroseconds: "x-local-cpu-us",
} as const;

/** Client of the Lambda Runtime API, version 2018-06-01, over one kept-alive connection. */
export function createRuntimeClient(runtimeApi: string): RuntimeClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const base = `http://${runtimeApi}/2018-06-01/runtime`;

  async function post(path: string, body: string): Promise<void> {
    await exchange(`${base}${path}`, { agent, body });
  }

  return {
    next: async () => {
      const { headers, body } = await exchange(`${base}/invocation/next`, { agent });
      return {
        requestId: headerText(headers, "lambda-runtime-aws-request-id"),
        functionArn: headerText(headers, "lambda-runtime-invoked-function-arn"),
        deadlineMs: Number(headerText(headers, "lambda-runtime-deadline-ms")),
        payload: body,
      };
    },
    respond: (requestId, payload) => post(`/invocation/${requestId}/response`, payload),
    fail: (requestId, error) => post(`/invocation/${requestId}/error`, JSON.stringify(error)),
    failInitialization: (error) => post("/init/error", JSON.stringify(error)),
  };
}

type Exchange = { readonly headers: IncomingMessage["headers"]; readonly body: string };

function exchange(
  url: string,
  options: { readonly agent: Agent; readonly body?: string },
): Promise<Exchange> {
  const { promise, resolve, reject } = Promise.withResolvers<Exchange>();
  const { agent, body } = options;
  const method = body === undefined ? "GET" : "POST";
  const headers = {
    [usageHeaders.memoryKib]: String(peakMemoryKib()),
    [usageHeaders.cpuMicroseconds]: String(cpuMicroseconds()),
  };
  const outgoing = request(url, { agent, method, headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.on("error", reject);
    response.on("end", () => {
      resolve({ headers: response.headers, body: Buffer.concat(chunks).toString("utf8") });
    });
  });
  outgoing.on("error", reject);
  outgoing.end(body);
  return promise;
}

function headerText(headers: IncomingMessage["headers"], name: string): string {
  const value = headers[name];
  if (typeof value !== "string") {
    throw new Error(`La risposta del runtime non porta ${name}`);
  }
  return value;
}

function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/**
 * Peak resident memory of this process in KiB. Not `maxRSS`: on Linux that also counts what the
 * parent held at the fork.
 */
function peakMemoryKib(): number {
  try {
    const status = readFileSync("/proc/self/status", "utf8");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
