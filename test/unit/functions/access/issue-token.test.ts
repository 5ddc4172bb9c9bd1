import { describe, expect, it } from "vitest";
import * as z from "zod";
import { documentation } from "../../../../functions/access/issue-token/documentation.ts";
import { issueToken } from "../../../../functions/access/issue-token/operations.ts";
import type { AuthorizationServer } from "../../../../functions/access/issue-token/routes.ts";
import { routes } from "../../../../functions/access/issue-token/routes.ts";
import { parseApiClientId } from "../../../../shared/domain/access/api-client.ts";
import { clientSecretDigest, isSameDigest } from "../../../../shared/lambda/client-secret.ts";
import type { HttpResult } from "../../../../shared/lambda/http-result.ts";
import { createOutcomeSigner } from "../../../../shared/lambda/outcome-signer.ts";
import { inMemoryApiClients } from "../../../support/access/in-memory-api-clients.ts";
import {
  comune,
  provincia,
  sampleClient,
  sampleDelegation,
  sampleSecret,
} from "../../../support/access/sample-clients.ts";
import { present } from "../../../support/notifications/debts.ts";

const id = sampleClient().id;
const nobody = present(parseApiClientId("b".repeat(32)));
const formType = { "content-type": "application/x-www-form-urlencoded" };
const draft = {
  scope: "region",
  at: "",
  actor: { kind: "portal", id: "" },
  action: "",
  target: "",
  outcome: "done",
  changes: [],
} as const;

async function server(client = sampleClient()) {
  const clients = inMemoryApiClients();
  await clients.write({ client, delegation: sampleDelegation({ typeCodes: ["TARI"] }) }, draft);
  const signed: unknown[] = [];
  const counts = { digest: 0, isSameDigest: 0 };
  let now = new Date("2027-03-10T10:00:00.000Z");
  const dependencies: AuthorizationServer = {
    logins: clients,
    sign: async (token) => {
      signed.push(token);
      return "a.b.c";
    },
    digest: (secret) => {
      counts.digest += 1;
      return clientSecretDigest(secret);
    },
    isSameDigest: (left, right) => {
      counts.isSameDigest += 1;
      return isSameDigest(left, right);
    },
    now: () => now,
    publicKeys: async () => [
      { kty: "OKP", crv: "Ed25519", x: "x", kid: "k", alg: "EdDSA", use: "sig" },
    ],
    outcomeKeys: async () => createOutcomeSigner("s".repeat(32)).publicKeys(),
    issuer: "https://api.regione.example",
  };
  const call = (operation: { readonly path: string }, sent: Partial<Sent> = {}) =>
    present(routes.find((route) => route.operation.path === operation.path)).answer(
      { caller: undefined, parameters: {}, query: {}, headers: {}, cookies: [], body: "", ...sent },
      dependencies,
    );
  const ask = (
    parameters: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    call(issueToken, {
      headers: { ...formType, ...headers },
      body: new URLSearchParams({ grant_type: "client_credentials", ...parameters }).toString(),
    });
  return { clients, signed, counts, call, ask, pass: (ms: number) => (now = new Date(+now + ms)) };
}
type Sent = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

const own = { client_id: id, client_secret: sampleSecret };
const basic = (name: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString("base64")}`,
});
const jsonOf = ({ body }: HttpResult) => JSON.parse(String(body));

function fitsDocumentation(path: string, result: HttpResult): void {
  const documented = present(documentation.find(({ operation }) => operation.path === path));
  const { schema } = present(documented.answers[result.status]);
  expect(z.safeParse(present(schema), jsonOf(result)).error).toBeUndefined();
}

describe("a client that asks for a token", () => {
  it("gets one for the ente it names, by either way of showing its secret", async () => {
    const { ask, signed } = await server();
    const answers = [
      await ask({ ...own, organization: comune }),
      await ask({ organization: comune }, basic(id, sampleSecret)),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      fitsDocumentation(issueToken.path, answer);
      expect(jsonOf(answer)).toEqual({
        access_token: "a.b.c",
        token_type: "Bearer",
        expires_in: 600,
        scope: "debt-positions:write notices:read",
      });
    }
    const token = {
      kind: "client",
      subject: id,
      clientId: id,
      organization: comune,
      permissions: ["debt-positions:write", "notices:read"],
      typeCodes: ["TARI"],
      secondsValid: 600,
    };
    expect(signed).toEqual([token, token]);
  });

  it("needs not name the ente when it serves one", async () => {
    const { ask, signed } = await server({ ...sampleClient(), organizations: [comune] });
    expect((await ask(own)).status).toBe(200);
    expect(signed).toMatchObject([{ organization: comune }]);
  });

  it.each([
    ["invalid_request", { grant_type: "" }],
    ["unsupported_grant_type", { grant_type: "password" }],
    ["invalid_request", {}],
    ["unauthorized_client", { organization: provincia }],
    ["unauthorized_client", { organization: "non-un-ente" }],
    ["invalid_scope", { organization: comune, scope: "receipts:read" }],
  ])("is told %s for %j", async (error, parameters) => {
    const { ask, signed } = await server();
    const answer = await ask({ ...own, ...parameters });
    expect(answer.status).toBe(400);
    expect(jsonOf(answer)).toMatchObject({ error });
    fitsDocumentation(issueToken.path, answer);
    expect(signed).toEqual([]);
  });

  it("has to send a form, each parameter once, and its credentials once", async () => {
    const { ask, call } = await server();
    const json = { headers: { "content-type": "application/json" }, body: "{}" };
    const twice = {
      headers: formType,
      body: "grant_type=client_credentials&grant_type=client_credentials",
    };
    const results = [
      await call(issueToken, json),
      await call(issueToken, twice),
      await call(issueToken, { headers: formType, body: `a=${"x".repeat(5_000)}` }),
      await ask(own, basic(id, sampleSecret)),
      await ask({ client_id: nobody }, basic(id, sampleSecret)),
    ];
    for (const result of results) {
      expect([result.status, jsonOf(result).error]).toEqual([400, "invalid_request"]);
    }
  });

  it("is told how to show its secret when it does not", async () => {
    const { ask } = await server();
    for (const headers of [{}, { authorization: "Basic %%%" }, { authorization: "Bearer x" }]) {
      const answer = await ask({ organization: comune }, headers);
      expect([answer.status, jsonOf(answer).error]).toEqual([401, "invalid_client"]);
      expect(answer.headers?.["www-authenticate"]).toMatch(/^Basic /);
    }
  });
});

describe("who is not the client", () => {
  it("learns nothing: unknown, wrong and disabled cost the same and are answered the same", async () => {
    const wrong = { client_id: id, client_secret: "sbagliato", organization: comune };
    const attempts = [
      { server: await server(), form: wrong },
      { server: await server(), form: { ...wrong, client_id: nobody } },
      {
        server: await server(sampleClient({ status: "disabled" })),
        form: { ...own, organization: comune },
      },
    ];
    const outcomes = [];
    for (const { server: one, form } of attempts) {
      one.clients.calls.clear();
      const answer = await one.ask(form);
      outcomes.push({ answer, counts: one.counts, calls: Object.fromEntries(one.clients.calls) });
    }
    const [first, ...others] = outcomes;
    expect(first?.answer.status).toBe(401);
    expect(first?.counts).toEqual({ digest: 1, isSameDigest: 2 });
    expect(first?.calls).toEqual({ findLogin: 1, recordFailure: 1 });
    for (const other of others) expect(other).toEqual(first);
  });

  it.each([id, nobody])(
    "waits a minute after ten failures, even with the secret: %s",
    async (who) => {
      const { ask, pass } = await server();
      const form = { client_id: who, client_secret: "sbagliato", organization: comune };
      for (let attempt = 1; attempt <= 10; attempt += 1) await ask(form);
      const right = { ...form, client_secret: sampleSecret };
      expect((await ask(right)).status).toBe(401);
      pass(59_999);
      expect((await ask(right)).status).toBe(401);
      pass(1);
      expect((await ask(right)).status).toBe(who === id ? 200 : 401);
    },
  );

  it("is let in with neither an expired nor a revoked secret", async () => {
    const [secret] = sampleClient().secrets;
    const expired = { ...present(secret), expiresAt: "2027-03-10T10:00:00.000Z" };
    const right = { ...own, organization: comune };
    expect((await (await server(sampleClient({ secrets: [expired] }))).ask(right)).status).toBe(
      401,
    );
    expect((await (await server(sampleClient({ secrets: [] }))).ask(right)).status).toBe(401);
  });
});

describe("a right secret", () => {
  it("forgets the failures before it", async () => {
    const { ask } = await server();
    const wrong = { ...own, client_secret: "sbagliato", organization: comune };
    for (let round = 1; round <= 3; round += 1) {
      for (let attempt = 1; attempt <= 9; attempt += 1) await ask(wrong);
      expect((await ask({ ...own, organization: comune })).status).toBe(200);
    }
  });

  it("is written down as used, once an hour", async () => {
    const { ask, clients, pass } = await server();
    const right = { ...own, organization: comune };
    for (const ms of [0, 3_599_000, 1_000]) {
      pass(ms);
      await ask(right);
    }
    expect(clients.calls.get("recordUse")).toBe(2);
    expect((await clients.find(id, comune))?.delegation?.lastUsedAt).toBe(
      "2027-03-10T11:00:00.000Z",
    );
  });
});

describe("the authorization server", () => {
  it.each(documentation.slice(1))("publishes $operationId, for a while", async ({ operation }) => {
    const { call } = await server();
    const answer = await call(operation);
    expect(answer.headers?.["cache-control"]).toBe("public, max-age=300");
    fitsDocumentation(operation.path, answer);
  });
});
