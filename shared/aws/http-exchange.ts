import type { Agent, IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Patience } from "./patience.ts";
import type { AwsRequest } from "./sign-request.ts";

export type HttpAnswer = {
  readonly status: number;
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly body: Buffer;
};

/** Sends one request and reads the whole answer, or throws. */
export type HttpExchange = (
  request: AwsRequest,
  patience: Pick<Patience, "connectTimeoutMs" | "requestTimeoutMs">,
) => Promise<HttpAnswer>;

/** The server had closed a kept connection: the request itself has nothing to do with it. */
export class StaleConnection extends Error {
  override readonly name = "StaleConnection";
}

/** Whoever calls the same server shares its connections: opening one takes longer than a call. */
const agents = new Map<string, Agent>();

/**
 * Requests over connections that are kept open. `fetch` is not used: its first request costs more
 * than the start of Node.js itself, and it closes a connection after four seconds of silence.
 */
export function createHttpExchange(
  endpoint: URL,
  { bodyBytesMax = Number.POSITIVE_INFINITY }: { readonly bodyBytesMax?: number } = {},
): HttpExchange {
  const isSecure = endpoint.protocol === "https:";
  // As an ES import, "node:http" would load all it exports, the client of `fetch` included.
  const { Agent, request: open } = process.getBuiltinModule(isSecure ? "node:https" : "node:http");
  const agent = agents.get(endpoint.protocol) ?? new Agent({ keepAlive: true });
  agents.set(endpoint.protocol, agent);
  const connected = isSecure ? "secureConnect" : "connect";
  return ({ method, path, headers, body }, { connectTimeoutMs, requestTimeoutMs }) =>
    new Promise((resolve, reject) => {
      const outgoing = open(endpoint, { method, path, agent, headers });
      const giveUpAfter = (milliseconds: number) =>
        setTimeout(() => outgoing.destroy(new Error("no answer in time")), milliseconds);
      const timers = [giveUpAfter(requestTimeoutMs())];
      outgoing.on("socket", (socket) => {
        if (!socket.connecting) return;
        const timer = giveUpAfter(connectTimeoutMs);
        timers.push(timer);
        socket.once(connected, () => clearTimeout(timer));
      });
      outgoing.on("response", (incoming) => {
        const { statusCode = 0, headers: received } = incoming;
        readBody(incoming, bodyBytesMax).then(
          (read) => resolve({ status: statusCode, headers: received, body: read }),
          reject,
        );
      });
      outgoing.on("error", (error) => {
        const isStale = outgoing.reusedSocket && "code" in error && error.code === "ECONNRESET";
        reject(
          isStale ? new StaleConnection("a kept connection was closed", { cause: error }) : error,
        );
      });
      outgoing.on("close", () => timers.forEach(clearTimeout));
      outgoing.end(body);
    });
}

async function readBody(incoming: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new Error("the answer is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
