import { generateKeyPairSync } from "node:crypto";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { exportJWK, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { httpHandler } from "../../../../shared/lambda/http-handler.ts";
import { jsonResult } from "../../../../shared/lambda/http-result.ts";
import { logger } from "../../../../shared/lambda/observability.ts";
import { noBody, organizationParameters } from "../../../../shared/lambda/route-parameters.ts";
import { gatewayEvent, lambdaContext } from "../../../support/pagopa-node/gateway-call.ts";
import { type ScriptedService, startScriptedService } from "../../../support/scripted-service.ts";

const own = "02336340159";
const other = "80012340156";
const issuer = "https://accesso.example";
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });

const tokenSettings = z.object({
  JWT_ISSUER: z.url(),
  JWT_JWKS_URI: z.url(),
  JWT_AUDIENCE: z.string(),
  JWT_ORGANIZATION_CLAIM: z.string(),
});
const query = z.object({
  limit: z.string().regex(/^\d+$/, "Il limite dev'essere un numero.").transform(Number).optional(),
});

type Call = {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
};

function eventOf({ path, query: asked, headers = {} }: Call): APIGatewayProxyEventV2 {
  return {
    ...gatewayEvent({ headers }),
    ...(path && { pathParameters: path }),
    ...(asked && { queryStringParameters: asked }),
  };
}

async function tokenOf(organization: string): Promise<string> {
  const token = await new SignJWT({ ente: organization })
    .setProtectedHeader({ alg: "RS256", kid: "chiave" })
    .setIssuer(issuer)
    .setAudience("portale")
    .setExpirationTime("5m")
    .sign(privateKey);
  return `Bearer ${token}`;
}

let server: ScriptedService;
beforeAll(async () => {
  server = await startScriptedService();
  const keys = [{ ...(await exportJWK(publicKey)), kid: "chiave", alg: "RS256", use: "sig" }];
  server.play({ status: 200, body: { keys } });
});
afterAll(() => server.stop());
beforeEach(() => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  vi.spyOn(logger, "error").mockReturnValue(undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("a route of an ente with query parameters", () => {
  const handler = httpHandler({
    environment: tokenSettings,
    access: "organization",
    parameters: organizationParameters,
    query,
    body: noBody,
    dependencies: () => ({}),
    useCase: async (input) => input,
    respond: (input) => jsonResult(200, input),
  });
  const call = (sent: Call) => handler(eventOf(sent), lambdaContext);
  beforeEach(() => {
    vi.stubEnv("JWT_ISSUER", issuer);
    vi.stubEnv("JWT_JWKS_URI", `${server.url}/jwks`);
    vi.stubEnv("JWT_AUDIENCE", "portale");
    vi.stubEnv("JWT_ORGANIZATION_CLAIM", "ente");
  });

  it("hands its use case what they say", async () => {
    const headers = { authorization: await tokenOf(own), accept: "Application/JSON" };
    const path = { fiscalCode: own };
    const { statusCode, body } = await call({ path, headers, query: { limit: "20", altro: "x" } });
    expect(statusCode).toBe(200);
    expect(JSON.parse(body ?? "")).toEqual({
      parameters: { fiscalCode: own },
      query: { limit: 20 },
      accept: "application/json",
    });
    const bare = await call({ path, headers });
    expect(JSON.parse(bare.body ?? "")).toMatchObject({ query: {} });
  });

  it("answers 400 in Italian to what they may not say, to its own ente alone", async () => {
    const path = { fiscalCode: own };
    const wrong = { path, query: { limit: "molti" } };
    const refused = await call({ ...wrong, headers: { authorization: await tokenOf(own) } });
    expect(refused.statusCode).toBe(400);
    expect(JSON.parse(refused.body ?? "")).toMatchObject({
      title: "Richiesta non valida",
      errors: [{ pointer: "/limit", detail: "Il limite dev'essere un numero." }],
    });
    expect((await call(wrong)).statusCode).toBe(401);
    const hidden = await call({ ...wrong, headers: { authorization: await tokenOf(other) } });
    expect(hidden.statusCode).toBe(404);
  });
});

describe("a public route", () => {
  const asked: string[] = [];
  const handler = httpHandler({
    environment: z.object({ TABLE_NAME: z.string() }),
    access: "public",
    parameters: z.object({ code: z.string().max(5) }),
    body: noBody,
    dependencies: ({ TABLE_NAME: table }) => ({ table }),
    useCase: async ({ parameters }, { table }) => {
      asked.push(parameters.code);
      if (parameters.code === "rotto") throw new Error("un segreto");
      return table;
    },
    respond: (table) => jsonResult(200, table),
  });
  const call = (sent: Call) => handler(eventOf(sent), lambdaContext);
  beforeEach(() => {
    asked.length = 0;
    vi.stubEnv("TABLE_NAME", "portale");
  });

  it("answers whoever asks, without any setting of tokens, and nobody keeps the answer", async () => {
    const path = { code: "A" };
    const answer = await call({ path });
    expect(answer).toMatchObject({ statusCode: 200, body: '"portale"' });
    expect(answer.headers).toMatchObject({ "cache-control": "no-store" });
    const withToken = await call({ path, headers: { authorization: "Bearer falso" } });
    expect(withToken.statusCode).toBe(200);
    expect(asked).toEqual(["A", "A"]);
  });

  it("answers 404 to an address that cannot be one", async () => {
    expect((await call({ path: { code: "ABCDEF" } })).statusCode).toBe(404);
    expect(asked).toEqual([]);
  });

  it("tells nothing of the inside when something breaks", async () => {
    const { statusCode, body } = await call({ path: { code: "rotto" } });
    expect(statusCode).toBe(500);
    expect(body).not.toContain("segreto");
  });
});
