import { beforeAll, describe, expect, it } from "vitest";
import { portalUrl } from "../support/portal-under-test.ts";
import { registerDemoOrganizations, tokenFor } from "../support/running-portal.ts";

const url = portalUrl();
const [comune, provincia] = ["02336340159", "80012340156"] as const;
const granted = ["clients:read", "receipts:read"];
let region: string;

beforeAll(async () => {
  await registerDemoOrganizations(url);
  region = await tokenFor(url, "regione");
}, 120_000);

async function call(
  method: string,
  path: string,
  sent: { authorization?: string; body?: object; ifMatch?: string } = {},
) {
  const { authorization = region, body, ifMatch } = sent;
  const answer = await fetch(url + path, {
    method,
    headers: {
      authorization,
      ...(body && { "content-type": "application/json" }),
      ...(ifMatch !== undefined && { "if-match": ifMatch }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    etag: answer.headers.get("etag") ?? "",
    json: text === "" ? undefined : JSON.parse(text),
  };
}

type Credentials = { readonly clientId: string; readonly clientSecret: string };

async function askToken({ clientId, clientSecret }: Credentials, organization: string) {
  const form = { grant_type: "client_credentials", organization };
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const answer = await fetch(`${url}/v1/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams(form),
  });
  return { status: answer.status, json: JSON.parse(await answer.text()) };
}

async function bearer(credentials: Credentials, organization: string): Promise<string> {
  const { status, json } = await askToken(credentials, organization);
  expect(status).toBe(200);
  return `Bearer ${json.access_token}`;
}

/** A software house's client, delegated by some enti. */
async function delegatedClient(...enti: readonly string[]): Promise<Credentials> {
  const body = { serves: "organizations", name: "Gestionale di prova" };
  const registered = await call("POST", "/v1/api-clients", { body });
  expect(registered.status).toBe(201);
  const { clientId, clientSecret } = registered.json;
  for (const ente of enti) {
    const path = `/v1/api-clients/${clientId}/delegations/${ente}`;
    const body = { permissions: granted };
    expect((await call("PUT", path, { body })).status).toBe(201);
  }
  return { clientId, clientSecret };
}

const receiptsOf = (ente: string) => `/v1/organizations/${ente}/receipts`;
const clientsOf = (ente: string) => `/v1/organizations/${ente}/api-clients`;

describe("a client of the API", () => {
  it("calls for its ente, changes its secret without a pause, and is out once that is revoked", async () => {
    const old = await delegatedClient(comune);
    const authorization = await bearer(old, comune);
    expect((await call("GET", receiptsOf(comune), { authorization })).status).toBe(200);
    const path = `/v1/api-clients/${old.clientId}`;
    const rotation = { overlapDays: 1 };
    const rotated = await call("POST", `${path}/secrets`, { body: rotation });
    const fresh = { ...old, clientSecret: rotated.json.clientSecret };
    for (const credentials of [old, fresh]) await bearer(credentials, comune);
    const [, first] = rotated.json.secrets;
    const secret = `${path}/secrets/${first.secretId}`;
    const revoked = await call("DELETE", secret, { ifMatch: rotated.etag });
    expect(revoked.status).toBe(200);
    expect((await askToken(old, comune)).json.error).toBe("invalid_client");
    await bearer(fresh, comune);
    const disabled = { name: "Gestionale di prova", status: "disabled" };
    expect((await call("PUT", path, { body: disabled, ifMatch: revoked.etag })).status).toBe(200);
    expect((await askToken(fresh, comune)).status).toBe(401);
  });

  it("that serves two enti gets a token for each, and sees each one's data with it alone", async () => {
    const credentials = await delegatedClient(comune, provincia);
    for (const [own, other] of [
      [comune, provincia],
      [provincia, comune],
    ] as const) {
      const authorization = await bearer(credentials, own);
      expect((await call("GET", receiptsOf(own), { authorization })).status).toBe(200);
      expect((await call("GET", receiptsOf(other), { authorization })).status).toBe(404);
      const seen = await call("GET", clientsOf(own), { authorization });
      expect(seen.json.clients.map((each: Credentials) => each.clientId)).toContain(
        credentials.clientId,
      );
      expect(JSON.stringify(seen.json)).not.toContain(other);
      expect((await call("GET", "/v1/api-clients", { authorization })).status).toBe(404);
    }
    const withdrawn = `/v1/api-clients/${credentials.clientId}/delegations/${comune}`;
    expect((await call("DELETE", withdrawn, { ifMatch: "*" })).status).toBe(204);
    expect((await askToken(credentials, comune)).json.error).toBe("unauthorized_client");
    await bearer(credentials, provincia);
  });
});
