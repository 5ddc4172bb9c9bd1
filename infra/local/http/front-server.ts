import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { ConsoleAnswer } from "../console/local-console.ts";
import { type HttpAnswer, messageAnswer } from "./api-response.ts";
import { closeServer, listenLocally } from "./listening.ts";

export type HttpExchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
};

export type FrontServerParts = {
  readonly api: (request: IncomingMessage, url: URL) => Promise<HttpAnswer>;
  readonly console: (exchange: HttpExchange) => Promise<ConsoleAnswer>;
  readonly log: (line: string) => void;
};

export type FrontServer = {
  readonly url: string;
  /** Begins to answer; until then every request gets a 503. */
  readonly serve: (parts: FrontServerParts) => void;
  readonly close: () => Promise<void>;
};

/**
 * Opens the one public port: paths under /_local/ are the console's, all others the HTTP API's.
 * @throws Error in Italian when the port is taken.
 */
export async function openFrontServer(wantedPort: number): Promise<FrontServer> {
  let answer = async (_exchange: HttpExchange): Promise<ConsoleAnswer> =>
    messageAnswer(503, "Service Unavailable");
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`);
    answer({ request, response, url })
      .then((given) => write(given, response))
      .catch(() => response.destroy());
  });
  const port = await listenLocally(server, wantedPort).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`La porta ${wantedPort} non si può usare (${cause}): provare --port`);
  });
  return {
    url: `http://localhost:${port}`,
    serve: (parts) => {
      answer = (exchange) => answerWith(parts, exchange);
    },
    close: () => closeServer(server),
  };
}

async function answerWith(
  { api, console, log }: FrontServerParts,
  exchange: HttpExchange,
): Promise<ConsoleAnswer> {
  const { request, url } = exchange;
  try {
    const isConsole = url.pathname === "/_local" || url.pathname.startsWith("/_local/");
    return await (isConsole ? console(exchange) : api(request, url));
  } catch (error) {
    log(`${request.method} ${url.pathname}: ${String(error)}`);
    return messageAnswer(500, "Internal Server Error");
  }
}

function write(answer: ConsoleAnswer, response: ServerResponse): void {
  if (answer === "handled") {
    return;
  }
  response.setHeader("content-length", answer.body.byteLength);
  for (const [name, value] of Object.entries(answer.headers)) {
    if (name !== "content-length") {
      response.setHeader(name, value);
    }
  }
  response.writeHead(answer.status).end(answer.body);
}
