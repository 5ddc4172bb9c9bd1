import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeServer, listenLocally } from "../../../../infra/local/http/listening.ts";
import type { StationCall } from "../../../../shared/domain/sandbox/station-answer.ts";
import { createStationClient } from "../../../../shared/http-clients/station-client.ts";

type Seen = {
  readonly method?: string;
  readonly headers: IncomingMessage["headers"];
  body: string;
};

let server: Server;
let url = "";
let seen: Seen[] = [];
let behave: (response: ServerResponse, request: IncomingMessage) => void = () => undefined;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    seen.push({ method: request.method ?? "", headers: request.headers, body });
    behave(response, request);
  });
  url = `http://127.0.0.1:${await listenLocally(server, 0)}/soap`;
});

afterAll(async () => {
  server.closeAllConnections();
  await closeServer(server);
});

const call: StationCall = {
  operation: "paVerifyPaymentNotice",
  envelope: "<soapenv:Envelope>è</soapenv:Envelope>",
  secondsMax: 5,
};

function ask(over: Partial<StationCall> = {}) {
  seen = [];
  return createStationClient(url).call({ ...call, ...over });
}

describe("the station client", () => {
  it("posts the envelope as the node does, and hands back what the station answers", async () => {
    behave = (response) => response.writeHead(200).end("<è/>");
    expect(await ask()).toEqual({ outcome: "answered", httpStatus: 200, body: "<è/>" });
    expect(seen).toMatchObject([
      {
        method: "POST",
        body: call.envelope,
        headers: {
          "content-type": "text/xml; charset=UTF-8",
          soapaction: '"paVerifyPaymentNotice"',
        },
      },
    ]);
  });

  it.each([500, 404, 503])("hands back HTTP %i with its body", async (status) => {
    behave = (response) => response.writeHead(status).end("guasto");
    expect(await ask()).toEqual({ outcome: "answered", httpStatus: status, body: "guasto" });
  });

  it("follows no redirect", async () => {
    behave = (response) => response.writeHead(302, { location: url }).end();
    expect(await ask()).toMatchObject({ outcome: "answered", httpStatus: 302 });
    expect(seen).toHaveLength(1);
  });

  it("gives up a station that never answers, and one that never ends its answer", async () => {
    behave = () => undefined;
    expect(await ask({ secondsMax: 0.05 })).toEqual({ outcome: "timedOut" });
    behave = (response) => response.writeHead(200).write("<mezza");
    expect(await ask({ secondsMax: 0.05 })).toEqual({ outcome: "timedOut" });
  });

  it("says why there is no connection, or that it broke", async () => {
    behave = (_response, request) => request.socket.destroy();
    expect(await ask()).toMatchObject({ outcome: "unreachable" });
    const closed = createServer();
    const port = await listenLocally(closed, 0);
    await closeServer(closed);
    expect(await createStationClient(`http://127.0.0.1:${port}/`).call(call)).toEqual({
      outcome: "unreachable",
      cause: "ECONNREFUSED",
    });
  });

  it("keeps the beginning of an answer without end", async () => {
    behave = (response) => response.writeHead(200).end("a".repeat(1_000_000));
    const answer = await ask();
    expect(answer).toMatchObject({ outcome: "answered", httpStatus: 200 });
    expect(answer.outcome === "answered" && answer.body.length).toBe(150_000);
  });

  it("takes bytes that are no text for what they are", async () => {
    behave = (response) => response.writeHead(200).end(Buffer.from([0xff, 0xfe, 0x00, 0x3c]));
    expect(await ask()).toMatchObject({ outcome: "answered", body: "\uFFFD\uFFFD\u0000<" });
  });
});
