import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { closeServer, listenLocally } from "../../../../infra/local/http/listening.ts";
import { parseOutboundUrl } from "../../../../shared/domain/values/outbound-url.ts";
import { createGuardedRequest } from "../../../../shared/http-clients/guarded-request.ts";

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(closeServer));
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  return listenLocally(server, 0);
}

function addressed(text: string) {
  const url = parseOutboundUrl(text, { loopback: true });
  if (url === undefined) throw new Error("a test calls what is no address");
  return url;
}

function callOf(text: string, changes: { timeoutMs?: number; answerBytesMax?: number } = {}) {
  return {
    url: addressed(text),
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"perché":1}',
    timeoutMs: 2_000,
    answerBytesMax: 65_536,
    ...changes,
  } as const;
}

const resolving =
  (...addresses: readonly string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

describe("createGuardedRequest", () => {
  it("sends the body as it is and gives status and answer", async () => {
    const received: unknown[] = [];
    const port = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      received.push(request.method, request.url, Buffer.concat(chunks).toString("utf8"));
      response.writeHead(202).end("città");
    });
    const request = createGuardedRequest({ loopback: true });
    expect(await request(callOf(`http://127.0.0.1:${port}/a?b=c`))).toEqual({
      outcome: "answered",
      status: 202,
      body: "città",
    });
    expect(received).toEqual(["POST", "/a?b=c", '{"perché":1}']);
  });

  it("connects to the address that it judged, and asks for it once", async () => {
    const port = await serve((request, response) => response.end(request.headers.host));
    const asked: string[] = [];
    const request = createGuardedRequest({
      loopback: true,
      resolve: async (name) => {
        asked.push(name);
        return asked.length === 1
          ? [{ address: "127.0.0.1", family: 4 }]
          : [{ address: "10.0.0.1", family: 4 }];
      },
    });
    const answer = await request(callOf(`http://localhost:${port}/`));
    expect(answer).toEqual({ outcome: "answered", status: 200, body: `localhost:${port}` });
    expect(asked).toEqual(["localhost"]);
  });

  it.each([
    ["a private address", ["10.1.2.3"]],
    ["the machine itself", ["127.0.0.1"]],
    ["the service of a cloud", ["169.254.169.254"]],
    ["the same in IPv6", ["fd00:ec2::254"]],
    ["a mapped address", ["::ffff:10.0.0.1"]],
    ["one private address among public ones", ["93.184.215.14", "192.168.1.1"]],
  ])("calls no name that leads to %s", async (_what, addresses) => {
    const request = createGuardedRequest({ loopback: true, resolve: resolving(...addresses) });
    const answer = await request(callOf("https://hooks.ente.it/"));
    expect(answer).toEqual({ outcome: "refusedAddress" });
  });

  it("calls no other machine where the loopback is meant", async () => {
    const request = createGuardedRequest({ loopback: true, resolve: resolving("93.184.215.14") });
    const answer = await request(callOf("http://localhost:9/"));
    expect(answer).toEqual({ outcome: "refusedAddress" });
  });

  it("does not call the loopback where the stage does not say so", async () => {
    const port = await serve((_request, response) => response.end());
    const request = createGuardedRequest({ loopback: false });
    const answer = await request(callOf(`http://127.0.0.1:${port}/`));
    expect(answer).toEqual({ outcome: "refusedAddress" });
  });

  it("follows no redirect", async () => {
    const paths: unknown[] = [];
    const port = await serve((request, response) => {
      paths.push(request.url);
      response.writeHead(307, { location: "/b" }).end();
    });
    const request = createGuardedRequest({ loopback: true });
    const answer = await request(callOf(`http://127.0.0.1:${port}/a`));
    expect(answer).toMatchObject({ outcome: "answered", status: 307 });
    expect(paths).toEqual(["/a"]);
  });

  it("gives up when the time is over, also while the answer trickles in", async () => {
    const port = await serve((_request, response) => {
      response.write("a");
      const timer = setInterval(() => response.write("a"), 10);
      response.on("close", () => clearInterval(timer));
    });
    const request = createGuardedRequest({ loopback: true });
    const answer = await request(callOf(`http://127.0.0.1:${port}/`, { timeoutMs: 80 }));
    expect(answer).toEqual({ outcome: "timedOut" });
  });

  it("gives up when the name is not told in time", async () => {
    const request = createGuardedRequest({
      loopback: false,
      resolve: () => Promise.withResolvers<never>().promise,
    });
    const answer = await request(callOf("https://hooks.ente.it/", { timeoutMs: 30 }));
    expect(answer).toEqual({ outcome: "timedOut" });
  });

  it("reads no more of an answer than it is told to", async () => {
    const port = await serve((_request, response) => response.end("a".repeat(200_000)));
    const request = createGuardedRequest({ loopback: true });
    const answer = await request(callOf(`http://127.0.0.1:${port}/`, { answerBytesMax: 1_000 }));
    expect(answer).toEqual({ outcome: "answerTooLong" });
  });

  it("tells who cannot be reached: no name, no address, nobody there, a cut connection", async () => {
    const port = await serve((request) => request.socket.destroy());
    const outcomes = [
      createGuardedRequest({ loopback: true, resolve: () => Promise.reject(new Error("none")) })(
        callOf("https://hooks.ente.it/"),
      ),
      createGuardedRequest({ loopback: true, resolve: resolving() })(
        callOf("https://hooks.ente.it/"),
      ),
      createGuardedRequest({ loopback: true })(callOf("http://127.0.0.1:9/")),
      createGuardedRequest({ loopback: true })(callOf(`http://127.0.0.1:${port}/`)),
    ];
    expect(await Promise.all(outcomes)).toEqual(outcomes.map(() => ({ outcome: "unreachable" })));
  });
});
