import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Fault } from "../../../infra/local/app-io/faults.ts";
import type { AcceptedMessage } from "../../../infra/local/app-io/message-rules.ts";
import { createAppIoStub } from "../../../infra/local/app-io/service-stub.ts";
import { closeServer, listenLocally } from "../../../infra/local/http/listening.ts";

export type AppIoServer = {
  /** To give to a client as the address of App IO's API. */
  readonly baseUrl: string;
  messages(): readonly AcceptedMessage[];
  /** The next answers will be wrong in this way. */
  order(fault: Partial<Fault>): Promise<void>;
  stop(): Promise<void>;
};

/** An App IO that enforces its limits, on a free port. */
export async function startAppIoServer(): Promise<AppIoServer> {
  const directory = mkdtempSync(join(tmpdir(), "app-io-"));
  const stub = await createAppIoStub({
    journalPath: join(directory, "journal"),
    callsPerWindowMax: undefined,
  });
  const server = createServer(async (request, response) => {
    const { status, headers, body } = await stub.answer(request, request.url ?? "/");
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.writeHead(status).end(body);
  });
  const url = `http://127.0.0.1:${await listenLocally(server, 0)}`;
  return {
    baseUrl: `${url}/api/v1`,
    messages: stub.messages,
    order: async (fault) => {
      const answer = await fetch(`${url}/faults`, { method: "POST", body: JSON.stringify(fault) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    stop: async () => {
      await closeServer(server);
      rmSync(directory, { recursive: true });
    },
  };
}
