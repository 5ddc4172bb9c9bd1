import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { basename } from "node:path";
import * as z from "zod";
import { closeServer, listenLocally } from "../../local/http/listening.ts";
import { readBody } from "../../local/http/read-body.ts";
import type { Variables } from "../../local/options.ts";
import { type AwsCall, folderOf, type RawRequest, readAwsCall } from "./aws-call.ts";
import { askForCapacity, readConsumedUnits } from "./table-capacity.ts";
import { addUp, type Usage, type UsageEntry } from "./usage.ts";

export type CountingProxy = {
  /** A function's variables, changed so that all it calls passes through here under its name. */
  readonly functionVariables: (functionName: string, variables: Variables) => Variables;
  /** All calls so far. */
  readonly usage: () => Usage;
  readonly stop: () => Promise<void>;
};

type Answer = {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
};

/** SQS bills a request for each 64 KiB that it carries. */
const queueChunkBytes = 64 * 1024;
const endpointPrefix = "AWS_ENDPOINT_URL_";
/** What is not AWS has no signature: its path says who calls, and where it is to go. */
const plainPrefix = "/plain";
const queueShape = z.object({ QueueUrl: z.string() });

/**
 * Stands between the functions and the emulators and counts every call by function, service and
 * operation, with the units that each is billed by. A function is told apart by its credentials,
 * as on AWS: its access key is its name.
 */
export async function startCountingProxy(): Promise<CountingProxy> {
  const upstreams = new Map<string, string>();
  const counted: UsageEntry[] = [];
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, response) => {
    serve(incoming, { response, upstreams, counted, agent }).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 0;
  const url = `http://127.0.0.1:${await listenLocally(server, 0)}`;
  return {
    functionVariables: (functionName, variables) => {
      for (const [name, value] of Object.entries(variables)) {
        if (name.startsWith(endpointPrefix)) {
          upstreams.set(name.slice(endpointPrefix.length).toLowerCase(), new URL(value).origin);
        }
      }
      return throughProxy({ functionName, variables, url, emulators: new Set(upstreams.values()) });
    },
    usage: () => {
      counted.splice(0, counted.length, ...addUp(counted));
      return [...counted];
    },
    stop: async () => {
      agent.destroy();
      await closeServer(server);
    },
  };
}

function throughProxy(settings: {
  readonly functionName: string;
  readonly variables: Variables;
  readonly url: string;
  readonly emulators: ReadonlySet<string>;
}): Variables {
  const { functionName, variables, url, emulators } = settings;
  const entries = Object.entries(variables).map(([name, value]): [string, string] => {
    if (name === "AWS_ACCESS_KEY_ID") return [name, functionName];
    if (!URL.canParse(value)) return [name, value];
    const { origin, pathname } = new URL(value);
    if (emulators.has(origin)) return [name, value.replace(origin, url)];
    if (name !== "APP_IO_BASE_URL") return [name, value];
    return [name, `${url}${plainPrefix}/${functionName}/${encodeURIComponent(origin)}${pathname}`];
  });
  return Object.fromEntries(entries);
}

async function serve(
  incoming: IncomingMessage,
  context: {
    readonly response: ServerResponse;
    readonly upstreams: ReadonlyMap<string, string>;
    readonly counted: UsageEntry[];
    readonly agent: Agent;
  },
): Promise<void> {
  const { response, upstreams, counted, agent } = context;
  const { method = "GET", url: target = "/", headers } = incoming;
  const received = { method, target, headers, body: await readBody(incoming) };
  if (target.startsWith(`${plainPrefix}/`)) {
    const [, , who = "", origin = "", ...rest] = target.split("/");
    counted.push({ who, measure: "calls", detail: `appIo.${method}`, amount: 1 });
    const plain = { ...received, target: `/${rest.join("/")}` };
    write(await forward(plain, decodeURIComponent(origin), agent), response);
    return;
  }
  const call = readAwsCall(received);
  const upstream = upstreams.get(call?.service ?? "");
  if (call === undefined || upstream === undefined) {
    response.writeHead(502).end(`unknown caller or service: ${method} ${target}`);
    return;
  }
  const isTable = call.service === "dynamodb";
  const sent = isTable ? { ...received, body: askForCapacity(received.body) } : received;
  const answer = await forward(sent, upstream, agent);
  counted.push(...entriesOf(call, sent, answer));
  write(answer, response);
}

function entriesOf(call: AwsCall, sent: RawRequest, answer: Answer): Usage {
  const { who, service, operation } = call;
  const detail = `${service}.${operation}`;
  const calls: UsageEntry = { who, measure: "calls", detail, amount: 1 };
  switch (service) {
    case "dynamodb": {
      const exchange = { request: sent.body, answer: answer.body };
      return [calls, { who, detail: operation, ...readConsumedUnits(operation, exchange) }];
    }
    case "sqs": {
      const { QueueUrl } = queueShape.parse(JSON.parse(sent.body.toString("utf8")));
      const amount = chunksOf(sent.body.length);
      return [calls, { who, measure: "queueRequests", detail: basename(QueueUrl), amount }];
    }
    case "s3": {
      if (operation !== "PutObject" && operation !== "UploadPart") return [calls];
      const amount = Number(sent.headers["x-amz-decoded-content-length"] ?? sent.body.length);
      return [calls, { who, measure: "storedBytes", detail: folderOf(sent.target), amount }];
    }
    case "ses":
      return [calls, { who, measure: "mailBytes", detail: "", amount: mailBytes(sent.body) }];
    default:
      return [calls];
  }
}

/** Requests that SQS bills for one that carries so many bytes. */
export function chunksOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / queueChunkBytes));
}

/** Source: Amazon SES API Reference (v1), SendRawEmail: the message travels in Base64. */
function mailBytes(body: Buffer): number {
  const message = new URLSearchParams(body.toString("latin1")).get("RawMessage.Data");
  return Buffer.byteLength(message ?? "", "base64");
}

function forward(sent: RawRequest, upstream: string, agent: Agent): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const { expect, connection, "transfer-encoding": _coding, ...passed } = sent.headers;
  const headers = {
    ...passed,
    host: new URL(upstream).host,
    "content-length": String(sent.body.length),
  };
  const options = { method: sent.method, path: sent.target, agent, headers };
  const outgoing = request(upstream, options, (answer) => {
    const { statusCode: status = 502, headers: received } = answer;
    readBody(answer).then((body) => resolve({ status, headers: received, body }), reject);
  });
  outgoing.on("error", reject);
  outgoing.end(sent.body);
  return promise;
}

function write({ status, headers, body }: Answer, response: ServerResponse): void {
  const { connection, "keep-alive": _alive, "transfer-encoding": _coding, ...passed } = headers;
  response.writeHead(status, { "content-length": String(body.length), ...passed });
  response.end(body);
}
