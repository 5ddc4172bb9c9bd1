import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { closeServer, listenLocally } from "../../infra/local/http/listening.ts";

export type ReceivedRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Which connection it came over, from 1. */
  readonly connection: number;
};

/** What happens to one request: an answer, silence, a connection cut at once. */
export type ScriptedAnswer =
  | { readonly status: number; readonly body: unknown }
  | "silence"
  | "cut";

export type ScriptedService = {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** The answers to the next requests, in order; the last is given again and again. */
  play(...answers: readonly ScriptedAnswer[]): void;
  stop(): Promise<void>;
};

/** An HTTP service on a free local port that says what it is told to say. */
export async function startScriptedService(): Promise<ScriptedService> {
  let requests: ReceivedRequest[] = [];
  let script: ScriptedAnswer[] = [];
  const connections = new Map<unknown, number>();
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "", headers, socket } = request;
    const connection = connections.get(socket) ?? connections.size + 1;
    connections.set(socket, connection);
    requests.push({ method, path, headers, body: await text(request), connection });
    const answer = script.length > 1 ? script.shift() : script[0];
    if (answer === undefined || answer === "silence") return;
    if (answer === "cut") socket.destroy();
    else give(response, answer.status, answer.body);
  });
  const url = `http://127.0.0.1:${await listenLocally(server, 0)}`;
  return {
    url,
    get requests() {
      return requests;
    },
    play(...answers) {
      requests = [];
      script = [...answers];
    },
    stop: () => closeServer(server),
  };
}

function give(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
}
