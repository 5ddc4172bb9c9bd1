import { createHash, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { exportJWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LoginProvider } from "../../../../shared/domain/access/web-login.ts";
import { createLoginProvider } from "../../../../shared/lambda/openid-provider.ts";
import { somePersonId } from "../../../support/people/sample-people.ts";

const level = "https://www.spid.gov.it/SpidL2";
const ticket = {
  state: "stato",
  nonce: "nonce-di-prova",
  codeVerifier: "verifica-lunga",
  returnTo: "/",
  expiresMs: 0,
};
const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
const foreign = generateKeyPairSync("ec", { namedCurve: "P-256" });
type Asked = { readonly authorization: string | undefined; readonly form: URLSearchParams };
let issuer: string;
let asked: Asked[] = [];
let discoveries = 0;
let documentIssuer: string | undefined;
let answer: { readonly status: number; readonly body: unknown };

const server = createServer(async (request, response) => {
  const reply = (status: number, body: unknown) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (request.url === "/.well-known/openid-configuration") {
    discoveries += 1;
    reply(200, {
      issuer: documentIssuer ?? issuer,
      authorization_endpoint: `${issuer}/entra?tema=chiaro`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      end_session_endpoint: `${issuer}/esci`,
    });
  } else if (request.url === "/jwks") {
    const jwk = await exportJWK(own.publicKey);
    reply(200, { keys: [{ ...jwk, kid: "chiave", alg: "ES256", use: "sig" }] });
  } else {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    asked.push({ authorization: request.headers.authorization, form });
    reply(answer.status, answer.body);
  }
});

beforeAll(async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === "string") expect.fail();
  issuer = `http://127.0.0.1:${address.port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  asked = [];
  documentIssuer = undefined;
});

function providerWith(
  more: Partial<Parameters<typeof createLoginProvider>[0]> = {},
): LoginProvider {
  return createLoginProvider(
    {
      LOGIN_ISSUER: issuer,
      LOGIN_CLIENT_ID: "portale web",
      LOGIN_CLIENT_SECRET: "segreto:con/segni",
      LOGIN_SCOPE: "openid profile",
      LOGIN_ACR_VALUES: level,
      LOGIN_FISCAL_CODE_CLAIM: "fiscalNumber",
      LOGIN_NAME_CLAIMS: "name familyName",
      PORTAL_ISSUER: "https://api.example",
      PORTAL_URL: "https://portale.example",
      ...more,
    },
    { personIdOf: async (code) => somePersonId(code === "RSSMRA80A01F205X" ? "r" : "z") },
  );
}

const goodClaims = () => ({
  iss: issuer,
  aud: "portale web",
  exp: Date.now() / 1_000 + 60,
  nonce: ticket.nonce,
  acr: level,
  fiscalNumber: "TINIT-RSSMRA80A01F205X",
  name: "Mario",
  familyName: "Rossi",
});

const sign = (claims: JWTPayload, key = own.privateKey) =>
  new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "chiave" }).sign(key);

async function redeem(idToken: string, provider = providerWith()) {
  answer = { status: 200, body: { id_token: idToken, access_token: "x" } };
  return provider.redeem("codice", ticket);
}

describe("a login at an OpenID provider", () => {
  it("begins where the provider says, with state, nonce and the digest of what will prove it", async () => {
    const address = new URL(await providerWith().loginAddress(ticket));
    expect(`${address.origin}${address.pathname}`).toBe(`${issuer}/entra`);
    const digest = createHash("sha256").update(ticket.codeVerifier).digest("base64url");
    expect(Object.fromEntries(address.searchParams)).toEqual({
      tema: "chiaro",
      response_type: "code",
      client_id: "portale web",
      redirect_uri: "https://api.example/v1/session/callback",
      scope: "openid profile",
      state: "stato",
      nonce: "nonce-di-prova",
      code_challenge: digest,
      code_challenge_method: "S256",
      acr_values: level,
    });
    expect(address.href).not.toContain(ticket.codeVerifier);
  });

  it("gives a pseudonym and a name for the code, to the client that proves to be the portal", async () => {
    expect(await redeem(await sign(goodClaims()))).toEqual({
      personId: somePersonId("r"),
      displayName: "Mario Rossi",
      fiscalCode: "RSSMRA80A01F205X",
    });
    const [{ authorization = "", form } = expect.fail()] = asked;
    expect(Buffer.from(authorization.slice("Basic ".length), "base64").toString()).toBe(
      "portale%20web:segreto%3Acon%2Fsegni",
    );
    expect(Object.fromEntries(form)).toEqual({
      grant_type: "authorization_code",
      code: "codice",
      redirect_uri: "https://api.example/v1/session/callback",
      code_verifier: ticket.codeVerifier,
    });
  });

  it("names a public client, which has no secret, in the form", async () => {
    const provider = providerWith({ LOGIN_CLIENT_SECRET: undefined });
    expect(await redeem(await sign(goodClaims()), provider)).toBeDefined();
    expect(asked[0]?.authorization).toBeUndefined();
    expect(asked[0]?.form.get("client_id")).toBe("portale web");
  });

  it.each<[string, JWTPayload]>([
    ["of another login", { nonce: "altro" }],
    ["without the nonce", { nonce: undefined }],
    ["of another issuer", { iss: "https://altrove.example" }],
    ["for another client", { aud: "altro" }],
    [
      "for several clients, another of which asked",
      { aud: ["portale web", "altro"], azp: "altro" },
    ],
    ["that is over", { exp: 1_000 }],
    ["of a lower level", { acr: "https://www.spid.gov.it/SpidL1" }],
    ["of no level", { acr: undefined }],
    ["without a fiscal code", { fiscalNumber: undefined }],
    ["with a wrong fiscal code", { fiscalNumber: "TINIT-RSSMRA80A01F205Y" }],
    ["with a foreign code", { fiscalNumber: "TINDE-12345678903" }],
  ])("lets nobody in with an ID token %s", async (_name, wrong) => {
    expect(await redeem(await sign({ ...goodClaims(), ...wrong }))).toBeUndefined();
  });

  it("lets nobody in with an ID token that the provider has not signed", async () => {
    expect(await redeem(await sign(goodClaims(), foreign.privateKey))).toBeUndefined();
    expect(await redeem(new UnsecuredJWT(goodClaims()).encode())).toBeUndefined();
    expect(await redeem("nessun.token.qui")).toBeUndefined();
  });

  it("lets nobody in with a code that is not good, and fails where the provider does", async () => {
    answer = { status: 400, body: { error: "invalid_grant" } };
    expect(await providerWith().redeem("codice", ticket)).toBeUndefined();
    answer = { status: 401, body: { error: "invalid_client" } };
    await expect(providerWith().redeem("codice", ticket)).rejects.toThrow("invalid_client");
    answer = { status: 503, body: "" };
    await expect(providerWith().redeem("codice", ticket)).rejects.toThrow("HTTP 503");
  });

  it("asks the provider once where its doors are, and does not believe another", async () => {
    discoveries = 0;
    const provider = providerWith();
    await provider.loginAddress(ticket);
    await provider.loginAddress(ticket);
    expect(discoveries).toBe(1);
    documentIssuer = "https://altrove.example";
    await expect(providerWith().loginAddress(ticket)).rejects.toThrow("another one");
  });

  it("ends where the provider says, with nobody's data in the address", async () => {
    const address = new URL((await providerWith().logoutAddress()) ?? expect.fail());
    expect(address.pathname).toBe("/esci");
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: "portale web",
      post_logout_redirect_uri: "https://portale.example/",
      logout_uri: "https://portale.example/",
    });
  });
});
