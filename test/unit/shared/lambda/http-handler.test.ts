import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { httpHandler } from "../../../../shared/lambda/http-handler.ts";
import { type HttpResult, jsonResult } from "../../../../shared/lambda/http-result.ts";
import {
  callerRoute,
  organizationRoute,
  publicRoute,
} from "../../../../shared/lambda/http-route.ts";
import { logger } from "../../../../shared/lambda/observability.ts";
import { notFound, problemResult } from "../../../../shared/lambda/problem.ts";
import { noBody, noQuery } from "../../../../shared/lambda/route-parameters.ts";
import type { Admission, VisitorGuard } from "../../../../shared/lambda/visitor-refusal.ts";
import {
  type InMemoryCallProtection,
  inMemoryCallProtection,
} from "../../../support/in-memory-call-protection.ts";
import { gatewayEvent, lambdaContext } from "../../../support/pagopa-node/gateway-call.ts";
import {
  startTokenIssuer,
  type TokenIssuer,
  trustVariables,
} from "../../../support/token-issuer.ts";

const own = "02336340159";
const other = "80012340156";

const tokenSettings = z.object({
  PORTAL_ISSUER: z.url(),
  JWT_ISSUER: z.url(),
  JWT_JWKS_URI: z.url(),
  JWT_AUDIENCE: z.string(),
  JWT_ORGANIZATION_CLAIM: z.string(),
  CLIENT_CALLS_PER_MINUTE: z.coerce.number(),
});
const query = z.object({
  limit: z.string().regex(/^\d+$/, "Il limite dev'essere un numero.").transform(Number).optional(),
});
const body = z.object({ "a/b": z.string("Testo obbligatorio.") });
const things = "/v1/organizations/{fiscalCode}/things";
const ofEnte = { kind: "organization", permission: "receipts:read" } as const;

type Call = {
  readonly to?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

function eventOf({ to = "", path, query: asked, headers, body: sent }: Call) {
  const json = { "content-type": "application/json" };
  const event: APIGatewayProxyEventV2 = {
    ...gatewayEvent({ headers: { ...json, ...headers }, ...(sent && { body: sent }) }),
    routeKey: to,
    ...(path && { pathParameters: path }),
    ...(asked && { queryStringParameters: asked }),
  };
  return event;
}

let region: TokenIssuer;
let portal: TokenIssuer;
beforeAll(async () => {
  [region, portal] = await Promise.all([startTokenIssuer(), startTokenIssuer()]);
});
afterAll(() => Promise.all([region.stop(), portal.stop()]));
beforeEach(() => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  vi.stubEnv("CLIENT_CALLS_PER_MINUTE", "5");
  for (const [name, value] of Object.entries(trustVariables(region, portal))) {
    vi.stubEnv(name, value);
  }
  vi.spyOn(logger, "error").mockReturnValue(undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function bearer(ente: string | undefined, scope = "receipts:read", id = "gestionale") {
  const token = await region.sign({ client_id: id, scope, ...(ente && { ente }) });
  return { authorization: `Bearer ${token}` };
}

/** A function of several calls, and what stands before them. */
function door(answerPost: () => Promise<HttpResult> = async () => jsonResult(200, {})) {
  const protection: InMemoryCallProtection = inMemoryCallProtection();
  const seen: unknown[] = [];
  const handler = httpHandler({
    environment: tokenSettings,
    protection: () => protection,
    dependencies: () => ({ seen }),
    routes: [
      organizationRoute({
        operation: { method: "GET", path: `${things}/{id}`, access: ofEnte },
        parameters: z.object({ id: z.string().max(5) }),
        query,
        body: noBody,
        useCase: async (input, dependencies: { seen: unknown[] }) => {
          dependencies.seen.push(input);
          return input.parameters.id;
        },
        respond: (id) => (id === "manca" ? problemResult(notFound) : jsonResult(200, { id })),
      }),
      organizationRoute({
        operation: { method: "POST", path: things, access: ofEnte },
        parameters: z.object({}),
        query: noQuery,
        body,
        useCase: async (input, dependencies: { seen: unknown[] }) => {
          dependencies.seen.push(input);
          return answerPost();
        },
        respond: (result) => result,
      }),
      organizationRoute({
        operation: { method: "POST", path: `${things}/secrets`, access: ofEnte },
        parameters: z.object({}),
        query: noQuery,
        body: noBody,
        hasSecretAnswer: true,
        useCase: async () => "segreto",
        respond: (secret) => jsonResult(201, { secret }),
      }),
      callerRoute({
        operation: {
          method: "GET",
          path: "/v1/organizations/{fiscalCode}",
          access: { kind: "region", permission: "organizations:read" },
        },
        parameters: z.object({ fiscalCode: z.string() }),
        query: noQuery,
        body: noBody,
        useCase: async (input) => input.parameters,
        respond: (parameters) => jsonResult(200, parameters),
      }),
      publicRoute({
        operation: { method: "POST", path: "/v1/form", access: { kind: "public" } },
        parameters: z.object({}),
        query: noQuery,
        body: z.record(z.string(), z.string()),
        bodyFormat: "form",
        useCase: async (input) => input.body,
        respond: (fields) => jsonResult(200, fields),
      }),
    ],
  });
  const call = async (sent: Call) => {
    const { statusCode, headers = {}, body: text } = await handler(eventOf(sent), lambdaContext);
    return { status: statusCode, headers, text, json: text === undefined ? {} : JSON.parse(text) };
  };
  return { call, protection, seen };
}

const path = (fiscalCode: string, more: Readonly<Record<string, string>> = {}) => ({
  path: { fiscalCode, ...more },
});
const getThing = { to: `GET ${things}/{id}` };
const postThing = { to: `POST ${things}` };

describe("a call of an ente", () => {
  it("hands its use case who calls, the ente of the token and what was sent", async () => {
    const { call, seen } = door();
    const headers = { ...(await bearer(own)), accept: "Application/JSON", "if-match": '"3"' };
    const sent = { ...getThing, ...path(own, { id: "A" }), headers };
    const { status } = await call({ ...sent, query: { limit: "20", altro: "x" } });
    expect(status).toBe(200);
    expect(seen).toMatchObject([
      {
        organization: own,
        caller: { kind: "client", id: "gestionale", permissions: ["receipts:read"] },
        parameters: { id: "A" },
        query: { limit: 20 },
        accept: "application/json",
        ifMatch: '"3"',
      },
    ]);
  });

  it("is answered 400 in Italian to what it may not ask, after it was let in", async () => {
    const { call } = door();
    const wrong = { ...getThing, ...path(own, { id: "A" }), query: { limit: "molti" } };
    const { status, json } = await call({ ...wrong, headers: await bearer(own) });
    expect(status).toBe(400);
    expect(json).toMatchObject({
      title: "Richiesta non valida",
      errors: [{ pointer: "/limit", detail: "Il limite dev'essere un numero." }],
    });
    expect((await call(wrong)).status).toBe(401);
    expect((await call({ ...wrong, headers: await bearer(other) })).status).toBe(404);
  });

  it("is answered 401 without a good token, and says how to come in", async () => {
    const { call } = door();
    for (const headers of [{}, { authorization: "Bearer falso" }, { authorization: "Basic x" }]) {
      const { status, headers: answered } = await call({
        ...getThing,
        ...path(own, { id: "A" }),
        headers,
      });
      expect(status).toBe(401);
      expect(answered).toMatchObject({ "www-authenticate": "Bearer" });
    }
  });

  it("is answered 403 where it is the ente's own and the permission is missing", async () => {
    const { call, seen } = door();
    const headers = await bearer(own, "types:read");
    expect((await call({ ...getThing, ...path(own, { id: "A" }), headers })).status).toBe(403);
    expect(seen).toEqual([]);
  });

  it("about another ente is answered as one about nothing, to the byte", async () => {
    const { call, protection } = door();
    const missing = await call({
      ...getThing,
      ...path(own, { id: "manca" }),
      headers: await bearer(own, "receipts:read", "uno"),
    });
    expect(protection.decoysRead()).toBe(0);
    const hidden = await call({
      ...getThing,
      ...path(other, { id: "manca" }),
      headers: await bearer(own, "receipts:read", "due"),
    });
    expect(protection.decoysRead()).toBe(1);
    expect(hidden).toEqual(missing);
    const unlike = { ...path(own, { id: "troppo-lungo" }), headers: await bearer(own) };
    expect((await call({ ...getThing, ...unlike })).text).toBe(missing.text);
  });

  it("of nobody's is an error of ours that tells nothing", async () => {
    const { call } = door();
    const { status, text } = await call({ to: "GET /v1/altro", headers: await bearer(own) });
    expect(status).toBe(500);
    expect(text).not.toContain("altro");
  });
});

describe("a call of the Region", () => {
  const sent = { to: "GET /v1/organizations/{fiscalCode}", ...path(other) };

  it("is made by a token without an ente, about any", async () => {
    const headers = await bearer(undefined, "organizations:read");
    expect((await door().call({ ...sent, headers })).json).toEqual({ fiscalCode: other });
  });

  it("does not exist for an ente", async () => {
    const headers = await bearer(other, "organizations:read");
    expect((await door().call({ ...sent, headers })).status).toBe(404);
  });
});

describe("a client", () => {
  it("is told how many calls it has left, whatever the answer, and stopped at the end", async () => {
    const { call } = door();
    const headers = await bearer(own);
    const statuses = [];
    const left = [];
    for (const ente of [own, other, own, own, own, own]) {
      const answer = await call({ ...getThing, ...path(ente, { id: "A" }), headers });
      statuses.push(answer.status);
      left.push(answer.headers["ratelimit-remaining"]);
      expect(answer.headers).toMatchObject({ "ratelimit-limit": "5", "ratelimit-reset": "60" });
    }
    expect(statuses).toEqual([200, 404, 200, 200, 200, 429]);
    expect(left).toEqual(["4", "3", "2", "1", "0", "0"]);
    const stopped = await call({ ...getThing, ...path(own, { id: "A" }), headers });
    expect(stopped.headers).toMatchObject({ "retry-after": "60" });
    expect(stopped.json).toMatchObject({ type: "/problemi/troppe-richieste" });
  });

  it("is let through where its calls cannot be counted", async () => {
    const { call, protection } = door();
    vi.spyOn(protection, "takeCall").mockRejectedValue(new Error("la tabella non risponde"));
    const headers = await bearer(own);
    const answer = await call({ ...getThing, ...path(own, { id: "A" }), headers });
    expect(answer.status).toBe(200);
    expect(answer.headers).not.toHaveProperty("ratelimit-limit");
  });
});

describe("a POST with a key", () => {
  const sent = JSON.stringify({ "a/b": "x" });
  const keyed = async (key: string) => ({ ...(await bearer(own)), "idempotency-key": key });

  it("is run once, and answered the same again", async () => {
    let runs = 0;
    const { call } = door(async () => {
      runs += 1;
      return jsonResult(201, { runs }, { location: "/v1/x", etag: '"1"', "x-altro": "y" });
    });
    const request = { ...postThing, ...path(own), headers: await keyed("k1"), body: sent };
    const first = await call(request);
    const again = await call(request);
    expect([first.status, again.status, runs]).toEqual([201, 201, 1]);
    expect(first.headers).not.toHaveProperty("idempotency-replayed");
    expect(again.text).toBe(first.text);
    expect(again.headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      location: "/v1/x",
      etag: '"1"',
      "idempotency-replayed": "true",
      "ratelimit-remaining": "3",
    });
    expect(again.headers).not.toHaveProperty("x-altro");
  });

  it("that is another request is refused, and nothing is run", async () => {
    const { call, seen } = door();
    const request = { ...postThing, ...path(own), headers: await keyed("k1") };
    await call({ ...request, body: sent });
    const { status, json } = await call({ ...request, body: `${sent} ` });
    expect(status).toBe(422);
    expect(json).toMatchObject({ type: "/problemi/chiave-di-altra-richiesta" });
    expect(seen).toHaveLength(1);
  });

  it("that is still running is to be sent again later", async () => {
    const { promise, resolve } = Promise.withResolvers<HttpResult>();
    const { call, seen } = door(() => promise);
    const request = { ...postThing, ...path(own), headers: await keyed("k1"), body: sent };
    const running = call(request);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    const { status, headers } = await call(request);
    expect([status, headers["retry-after"]]).toEqual([409, "30"]);
    resolve(jsonResult(200, {}));
    expect((await running).status).toBe(200);
  });

  it.each([
    ["fails", () => Promise.reject(new Error("rotto")), 500],
    ["is answered 5xx", async () => jsonResult(503, {}), 503],
    ["has a very long answer", async () => jsonResult(200, "x".repeat(200_001)), 200],
    ["is answered with a file", async () => ({ status: 200, body: new Uint8Array(3) }), 200],
  ] as const)("that %s may be run again", async (_what, answer, expected) => {
    let runs = 0;
    const { call } = door(() => {
      runs += 1;
      return runs === 1 ? answer() : Promise.resolve(jsonResult(201, {}));
    });
    const request = { ...postThing, ...path(own), headers: await keyed("k1"), body: sent };
    const handled = call(request).catch(() => ({ status: 200 }));
    expect((await handled).status).toBe(expected);
    expect((await call(request)).status).toBe(201);
  });

  it("that could not be read leaves its key to a better one", async () => {
    const { call } = door();
    const request = { ...postThing, ...path(own), headers: await keyed("k1") };
    expect((await call({ ...request, body: "{" })).status).toBe(400);
    expect((await call({ ...request, body: sent })).status).toBe(200);
  });

  it("shows a secret once, and keeps it nowhere", async () => {
    const { call, protection } = door();
    const claim = vi.spyOn(protection, "claim");
    const to = `POST ${things}/secrets`;
    const request = { to, ...path(own), headers: await keyed("k1") };
    expect((await call(request)).json).toEqual({ secret: "segreto" });
    const again = await call(request);
    expect(again.status).toBe(409);
    expect(again.json).toMatchObject({ type: "/problemi/risposta-non-ripetibile" });
    expect(JSON.stringify(claim.mock.settledResults)).not.toContain("segreto");
  });

  it("is answered even where the answer cannot be kept", async () => {
    const { call, protection } = door();
    const keep = () => Promise.reject(new Error("la tabella non risponde"));
    const claimed = { keep, release: keep };
    vi.spyOn(protection, "claim").mockResolvedValue({ outcome: "claimed", claimed });
    const headers = await keyed("k1");
    expect((await call({ ...postThing, ...path(own), headers, body: sent })).status).toBe(200);
  });

  it.each(["", "con spazio", "è", "x".repeat(256)])("'%s' is no key", async (key) => {
    const { call, seen } = door();
    const request = { ...postThing, ...path(own), headers: await keyed(key), body: sent };
    const { status, json } = await call(request);
    expect(status).toBe(400);
    expect(json.errors).toMatchObject([{ pointer: "/Idempotency-Key" }]);
    expect(seen).toEqual([]);
  });

  it("of somebody who may not is refused before anything is written", async () => {
    const { call, protection } = door();
    const claim = vi.spyOn(protection, "claim");
    const headers = { ...(await bearer(other)), "idempotency-key": "k" };
    expect((await call({ ...postThing, ...path(own), headers, body: sent })).status).toBe(404);
    expect(claim).not.toHaveBeenCalled();
  });
});

describe("a body", () => {
  it("that is missing, or of other members, is refused with where", async () => {
    const { call } = door();
    const request = { ...postThing, ...path(own), headers: await bearer(own) };
    expect((await call(request)).json.errors).toEqual([
      { pointer: "", detail: "Il corpo della richiesta è obbligatorio." },
    ]);
    expect((await call({ ...request, body: "{}" })).json.errors).toEqual([
      { pointer: "/a~1b", detail: "Testo obbligatorio." },
    ]);
    expect((await call({ ...request, body: "[]" })).json.errors).toMatchObject([{ pointer: "" }]);
  });

  it("of another type than JSON is refused, unless nobody reads it", async () => {
    const { call } = door();
    const headers = { ...(await bearer(own)), "content-type": "text/plain" };
    expect((await call({ ...postThing, ...path(own), headers, body: "{}" })).status).toBe(415);
    const ignored = { ...getThing, ...path(own, { id: "A" }), headers, body: "{" };
    expect((await call(ignored)).status).toBe(200);
  });

  it("is a form where the call says so", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const { json } = await door().call({ to: "POST /v1/form", headers, body: "a=1&b=+" });
    expect(json).toEqual({ a: "1", b: " " });
  });
});

describe("a public call", () => {
  const asked: string[] = [];
  const handler = httpHandler({
    environment: z.object({ TABLE_NAME: z.string() }),
    tokens: "none",
    dependencies: ({ TABLE_NAME: table }) => ({ table }),
    routes: [
      publicRoute({
        operation: { method: "GET", path: "/v1/codes/{code}", access: { kind: "public" } },
        parameters: z.object({ code: z.string().max(5) }),
        query: noQuery,
        body: noBody,
        useCase: async ({ parameters }, { table }: { table: string }) => {
          asked.push(parameters.code);
          if (parameters.code === "rotto") throw new Error("un segreto");
          return table;
        },
        respond: (table) => jsonResult(200, table),
      }),
    ],
  });
  const call = (sent: Call) => handler(eventOf(sent), lambdaContext);
  beforeEach(() => {
    asked.length = 0;
    vi.stubEnv("TABLE_NAME", "portale");
  });

  it("answers whoever asks, without any setting of tokens, and nobody keeps the answer", async () => {
    const answer = await call({ path: { code: "A" } });
    expect(answer).toMatchObject({ statusCode: 200, body: '"portale"' });
    expect(answer.headers).toMatchObject({ "cache-control": "no-store" });
    const headers = { authorization: "Bearer falso" };
    const withToken = await call({ path: { code: "A" }, headers });
    expect(withToken.statusCode).toBe(200);
    expect(asked).toEqual(["A", "A"]);
  });

  it("answers 404 to an address that cannot be one", async () => {
    expect((await call({ path: { code: "ABCDEF" } })).statusCode).toBe(404);
    expect(asked).toEqual([]);
  });

  it("tells nothing of the inside when something breaks", async () => {
    const { statusCode, body: text } = await call({ path: { code: "rotto" } });
    expect(statusCode).toBe(500);
    expect(text).not.toContain("segreto");
  });
});

describe("a public call that counts", () => {
  const admissions: Admission[] = [];
  const visits: unknown[] = [];
  const visitors: VisitorGuard = {
    of: ({ sourceIp }) => ({
      async admit(visit) {
        visits.push([sourceIp, visit]);
        return admissions.shift() ?? { outcome: "admitted" };
      },
    }),
  };
  const looked = publicRoute({
    operation: { method: "GET", path: "/v1/public/things", access: { kind: "public" } },
    visit: "look",
    parameters: z.object({}),
    query: noQuery,
    body: noBody,
    useCase: async () => "vista",
    respond: (seen) => jsonResult(200, { seen }),
  });
  const parts = { tokens: "none", environment: z.object({}), routes: [looked] } as const;

  it("is answered until its visitor is turned away", async () => {
    const handler = httpHandler({ ...parts, dependencies: () => ({}), visitors: () => visitors });
    const event = eventOf({ to: "GET /v1/public/things" });
    expect((await handler(event, lambdaContext)).statusCode).toBe(200);
    admissions.push({ outcome: "refused", retrySeconds: 7 });
    const { statusCode, headers } = await handler(event, lambdaContext);
    expect([statusCode, headers?.["retry-after"]]).toEqual([429, "7"]);
    expect(visits).toEqual([
      ["127.0.0.1", "look"],
      ["127.0.0.1", "look"],
    ]);
  });

  it("is an error of ours where nobody counts", async () => {
    const handler = httpHandler({ ...parts, dependencies: () => ({}) });
    const { statusCode } = await handler(eventOf({ to: "GET /v1/public/things" }), lambdaContext);
    expect(statusCode).toBe(500);
  });
});
