import { generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../infra/build/api-description/json-schema.ts";
import {
  type ContractRequest,
  type Credentials,
  contractRequests,
} from "../support/contract/contract-requests.ts";
import {
  type DescribedApi,
  type DescribedCall,
  readDescribedApi,
  variablesAt,
} from "../support/contract/described-api.ts";
import { type ContractAnswer, judgeAnswer } from "../support/contract/judge-answer.ts";
import { issuerOf, portalUrl } from "../support/portal-under-test.ts";
import { registerDemoOrganizations, tokenFor } from "../support/running-portal.ts";

/** The same requests again: `CONTRACT_SEED=… npx vitest run --project api test/api/contract.test.ts`. */
const seed = Number(process.env["CONTRACT_SEED"] ?? Date.now() % 1_000_000);
const requestsAtOnce = 6;
/** The ente that the examples of the description are about. */
const ente = { client: "comune-di-prova", fiscalCode: "02336340159" };

const url = portalUrl();
let api: DescribedApi;
let tokens: { readonly ofEnte: string; readonly ofRegion: string };
let forged: Credentials["forged"];

beforeAll(async () => {
  await registerDemoOrganizations(url);
  tokens = { ofEnte: await tokenFor(url, ente.client), ofRegion: await tokenFor(url, "regione") };
  forged = await forgedTokens(tokens.ofEnte);
  const document: JsonObject = JSON.parse(await (await fetch(`${url}/v1/openapi.json`)).text());
  api = readDescribedApi(document);
  await makeThings();
});

/** Tokens that say the right things, and that nobody who may has signed. */
async function forgedTokens(authorization: string): Promise<Credentials["forged"]> {
  const token = authorization.replace(/^Bearer /u, "");
  const [header = "", payload = "", signature = ""] = token.split(".");
  const encoded = (json: unknown) => Buffer.from(JSON.stringify(json)).toString("base64url");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  const { privateKey } = await generateKeyPair("RS256");
  const { kid } = JSON.parse(Buffer.from(header, "base64url").toString("utf8"));
  const signedByOther = await new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", ...(kid !== undefined && { kid }) })
    .sign(privateKey);
  const changed = encoded({ ...claims, iss: issuerOf(url), sub: "altri", scope: "audit:read" });
  return [
    ["a token that is none", "Bearer abc"],
    ["a token of algorithm none", `Bearer ${encoded({ alg: "none", typ: "JWT" })}.${payload}.`],
    ["a token that was changed", `Bearer ${header}.${changed}.${signature}`],
    ["a token of another key", `Bearer ${signedByOther}`],
    ["another scheme", `Basic ${Buffer.from("a:b").toString("base64")}`],
  ];
}

function credentialsFor(call: DescribedCall): Credentials {
  const [scheme] = call.security;
  const authorization = needsRegion(call) ? tokens.ofRegion : tokens.ofEnte;
  return {
    authorization: scheme === undefined ? undefined : authorization,
    forged,
    variables,
  };
}

/** Variables of addresses: what was made by the right requests that come first. */
let variables: Readonly<Record<string, string>> = { fiscalCode: ente.fiscalCode };

/**
 * The right request of every call that makes something, and the addresses that its answer tells:
 * calls about such a thing then have one to ask for. A PUT says of nothing that it has seen it, and
 * so only makes what is not there.
 */
async function makeThings(): Promise<void> {
  const makers = api.calls.filter(({ method }) => method === "POST" || method === "PUT");
  for (const call of makers.toSorted((one, other) => one.path.length - other.path.length)) {
    const [right] = contractRequests(call, api, { seed, credentials: credentialsFor(call) });
    if (right === undefined) continue;
    const { "if-match": _, ...headers } = right.headers;
    const made = await send({ ...right, headers });
    if (made.status >= 300) continue;
    const told = `${made.headers.get("location") ?? ""}" ${made.body.toString("utf8")}`;
    for (const [address] of told.matchAll(/\/v1\/[^"?]+/gu)) {
      variables = { ...variables, ...variablesAt(api, address) };
    }
  }
}

/** Whose token a call wants is told in words alone. */
function needsRegion({ description }: DescribedCall): boolean {
  return description.includes("con un token della Regione");
}

async function send({ call, path, headers, body }: ContractRequest): Promise<ContractAnswer> {
  const answer = await fetch(`${url}${path}`, {
    method: call.method,
    headers,
    redirect: "manual",
    ...(body !== undefined && { body: typeof body === "string" ? body : Buffer.from(body) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, body: bytes };
}

/** Every request, a few at a time; what is wrong with the answers, by request. */
async function faultsOf(requests: readonly ContractRequest[]) {
  const left = [...requests];
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  const answered = new Set<string>();
  const work = async (): Promise<void> => {
    for (let request = left.pop(); request !== undefined; request = left.pop()) {
      const answer = await send(request);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const { call, what } = request;
      if (answer.status < 400) answered.add(call.operationId);
      for (const fault of judgeAnswer(request, answer, api)) {
        faults.push(`${call.method} ${call.path}, ${what}: ${fault}`);
      }
    }
  };
  await Promise.all(Array.from({ length: requestsAtOnce }, work));
  return { faults, statuses, answered };
}

describe("the running portal keeps to the description of its API", () => {
  it("for right and wrong requests of every call", async () => {
    const requests = api.calls.flatMap((call) =>
      contractRequests(call, api, { seed, credentials: credentialsFor(call) }),
    );
    const startedMs = performance.now();
    const { faults, statuses, answered } = await faultsOf(requests);
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    const told = [...statuses].toSorted(([a], [b]) => a - b).map(([a, b]) => `${a}: ${b}`);
    process.stdout.write(
      `contract: seed ${seed}, ${api.calls.length} calls, ${requests.length} requests, ` +
        `${seconds} s; ${told.join(", ")}\n`,
    );
    expect(faults, `CONTRACT_SEED=${seed}`).toEqual([]);
    // People's sessions and what only long work makes are the journeys' business.
    expect(answered.size).toBeGreaterThan(api.calls.length / 3);
  });

  it("and what does not keep to it is found out", () => {
    const call = api.calls.find(({ path }) => path === "/status") ?? expect.fail();
    const [request] = contractRequests(call, api, { seed, credentials: credentialsFor(call) });
    const problem = { type: "/problemi/portale-non-disponibile", title: "Portale non disponibile" };
    const told = { ...problem, status: 503, detail: "Il portale non risponde." };
    const faultsOfAnswer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      judgeAnswer(
        request ?? expect.fail(),
        {
          status,
          headers: new Headers({ "content-type": "application/problem+json", ...headers }),
          body: Buffer.from(JSON.stringify(body)),
        },
        api,
      );
    const later = { "retry-after": "30" };
    expect(faultsOfAnswer(503, told, later)).toEqual([]);
    expect(faultsOfAnswer(502, told, later)).not.toEqual([]);
    expect(faultsOfAnswer(418, told, later)).not.toEqual([]);
    expect(faultsOfAnswer(503, told)).toEqual(["answers 503 without Retry-After"]);
    expect(faultsOfAnswer(503, { ...told, detail: "An error" }, later)).not.toEqual([]);
    expect(faultsOfAnswer(503, { ...told, stack: "at x.js" }, later)).not.toEqual([]);
    expect(faultsOfAnswer(503, told, { ...later, "content-type": "text/html" })).not.toEqual([]);
    expect(faultsOfAnswer(200, { status: 200, title: "Il portale è in funzione" })).not.toEqual([]);
  });

  it("with pages for people, and one for every problem", async () => {
    for (const path of ["/v1/docs", "/problemi/richiesta-non-valida"]) {
      const answer = await fetch(`${url}${path}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      const page = await answer.text();
      expect(page).toContain('<html lang="it">');
      expect(page).not.toMatch(/<script|\{\{/iu);
    }
    expect((await fetch(`${url}/problemi/mai-sentito`)).status).toBe(404);
  });

  it("and is not sent again to whoever has it", async () => {
    const first = await fetch(`${url}/v1/openapi.json`);
    const tag = first.headers.get("etag") ?? "";
    const again = await fetch(`${url}/v1/openapi.json`, { headers: { "if-none-match": tag } });
    expect([first.status, again.status]).toEqual([200, 304]);
    expect(first.headers.get("cache-control")).toBe("public, max-age=300");
  });
});
