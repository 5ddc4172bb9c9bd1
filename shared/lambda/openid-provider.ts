import * as z from "zod/mini";
import { createHttpExchange } from "../aws/http-exchange.ts";
import { startPatience } from "../aws/patience.ts";
import { createSecretReader, type SecretReader } from "../aws/secret-reader.ts";
import type { PersonId } from "../domain/access/person-id.ts";
import type { LoginProvider, LoginTicket } from "../domain/access/web-login.ts";
import { type FiscalCode, parseFiscalCode } from "../domain/values/fiscal-code.ts";
import { printedText } from "../domain/values/printed-text.ts";
import { digestOfSecret } from "./browser-secret.ts";
import { type TokenClaims, verifySignedToken } from "./signed-token.ts";
import { createSigningKeys, type SigningKeys } from "./signing-keys.ts";

/** How the portal is known to the OpenID provider, and what that says of people. */
export type LoginSettings = {
  readonly LOGIN_ISSUER: string;
  readonly LOGIN_CLIENT_ID: string;
  /** Neither of the two where the provider takes the portal for a public client. */
  readonly LOGIN_CLIENT_SECRET_ARN?: string | undefined;
  readonly LOGIN_CLIENT_SECRET?: string | undefined;
  readonly LOGIN_SCOPE: string;
  /** The levels of assurance that will do, separated by spaces; any where it is left out. */
  readonly LOGIN_ACR_VALUES?: string | undefined;
  readonly LOGIN_FISCAL_CODE_CLAIM: string;
  /** What the displayed name is made of, separated by spaces. */
  readonly LOGIN_NAME_CLAIMS: string;
  readonly PORTAL_ISSUER: string;
  readonly PORTAL_URL: string;
};

type LoginTools = {
  readonly personIdOf: (fiscalCode: FiscalCode) => Promise<PersonId>;
  readonly connect?: () => SecretReader;
  readonly clock?: () => number;
};

/** Where the provider sends the browser back, on the API. */
const loginReturnPath = "/v1/session/callback";

/**
 * Logs people in by the authorization code flow with PKCE (OpenID Connect Core 3.1, RFC 7636) at
 * any OpenID provider: where its doors are is read from its discovery document.
 */
export function createLoginProvider(settings: LoginSettings, tools: LoginTools): LoginProvider {
  const { clock = Date.now } = tools;
  const discover = discovery(settings.LOGIN_ISSUER, clock);
  const readSecret = clientSecretReader(settings, tools.connect ?? createSecretReader);
  return {
    async loginAddress(ticket) {
      const { authorization_endpoint: endpoint } = (await discover()).document;
      return withParameters(endpoint, loginParameters(settings, ticket));
    },
    async redeem(code, ticket) {
      const { document, keys } = await discover();
      const form = {
        grant_type: "authorization_code",
        code,
        redirect_uri: `${settings.PORTAL_ISSUER}${loginReturnPath}`,
        code_verifier: ticket.codeVerifier,
      };
      const client = { id: settings.LOGIN_CLIENT_ID, secret: await readSecret() };
      const idToken = await askForIdToken(document.token_endpoint, { form, client });
      if (idToken === undefined) return undefined;
      const { LOGIN_ISSUER: issuer, LOGIN_CLIENT_ID: audience } = settings;
      const terms = { issuer, audience, nowSeconds: clock() / 1_000 };
      const claims = await verifySignedToken(idToken, terms, keys);
      if (claims === undefined || !isForLogin(claims, ticket, settings)) return undefined;
      const fiscalCode = fiscalCodeIn(claims[settings.LOGIN_FISCAL_CODE_CLAIM]);
      if (fiscalCode === undefined) return undefined;
      const personId = await tools.personIdOf(fiscalCode);
      const displayName = displayNameIn(claims, settings.LOGIN_NAME_CLAIMS);
      return { personId, displayName, fiscalCode };
    },
    async logoutAddress() {
      const { end_session_endpoint: endpoint } = (await discover()).document;
      if (endpoint === undefined) return undefined;
      const back = `${settings.PORTAL_URL}/`;
      return withParameters(endpoint, {
        client_id: settings.LOGIN_CLIENT_ID,
        post_logout_redirect_uri: back,
        // The name that Cognito gives it.
        logout_uri: back,
      });
    },
  };
}

function loginParameters(settings: LoginSettings, ticket: LoginTicket) {
  const { LOGIN_ACR_VALUES: acrValues } = settings;
  return {
    response_type: "code",
    client_id: settings.LOGIN_CLIENT_ID,
    redirect_uri: `${settings.PORTAL_ISSUER}${loginReturnPath}`,
    scope: settings.LOGIN_SCOPE,
    state: ticket.state,
    nonce: ticket.nonce,
    code_challenge: digestOfSecret(ticket.codeVerifier),
    code_challenge_method: "S256",
    ...(acrValues !== undefined && { acr_values: acrValues }),
  };
}

function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

const documentShape = z.lazy(() =>
  z.object({
    issuer: z.string(),
    authorization_endpoint: z.url(),
    token_endpoint: z.url(),
    jwks_uri: z.url(),
    end_session_endpoint: z.optional(z.url()),
  }),
);

type Discovered = {
  readonly document: z.infer<typeof documentShape>;
  readonly keys: SigningKeys;
};

/** Providers move their doors rarely, and say so here. */
const discoveryKeptMs = 3_600_000;

function discovery(issuer: string, clock: () => number): () => Promise<Discovered> {
  let kept: { readonly found: Discovered; readonly untilMs: number } | undefined;
  return async () => {
    if (kept === undefined || kept.untilMs < clock()) {
      const document = await readDocument(issuer);
      const keys = createSigningKeys(document.jwks_uri);
      kept = { found: { document, keys }, untilMs: clock() + discoveryKeptMs };
    }
    return kept.found;
  };
}

/** OpenID Connect Discovery 1.0, section 4. */
async function readDocument(issuer: string): Promise<z.infer<typeof documentShape>> {
  const url = new URL(`${issuer.replace(/\/$/u, "")}/.well-known/openid-configuration`);
  const { status, body } = await call(url, { method: "GET", headers: {}, body: "" });
  if (status !== 200) throw new Error(`the OpenID provider cannot be read: HTTP ${status}`);
  const document = documentShape.parse(JSON.parse(body.toString("utf8")));
  if (document.issuer !== issuer) throw new Error("the OpenID provider says it is another one");
  return document;
}

type Sent = {
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

async function call(url: URL, { method, headers, body }: Sent) {
  const path = `${url.pathname}${url.search}`;
  const all = { host: url.host, accept: "application/json", ...headers };
  return createHttpExchange(url)({ method, path, headers: all, body }, startPatience("online"));
}

const tokenShape = z.lazy(() => z.object({ id_token: z.string() }));
const errorShape = z.lazy(() => z.object({ error: z.string() }));

/** The ID token that a code stands for; `undefined` for a code that is not good (RFC 6749, 5.2). */
async function askForIdToken(
  endpoint: string,
  { form, client }: { readonly form: Readonly<Record<string, string>>; readonly client: Client },
): Promise<string | undefined> {
  const isPublic = client.secret === undefined;
  const body = new URLSearchParams({ ...form, ...(isPublic && { client_id: client.id }) });
  const { status, body: answer } = await call(new URL(endpoint), {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(Buffer.byteLength(body.toString())),
      ...(client.secret !== undefined && { authorization: basic(client.id, client.secret) }),
    },
    body: body.toString(),
  });
  const json = readJson(answer.toString("utf8"));
  if (status === 200) return tokenShape.parse(json).id_token;
  const { error = `HTTP ${status}` } = errorShape.safeParse(json).data ?? {};
  if (error === "invalid_grant") return undefined;
  throw new Error(`the OpenID provider gives no token: ${error.slice(0, 40)}`);
}

type Client = { readonly id: string; readonly secret: string | undefined };

/** RFC 6749, section 2.3.1. */
function basic(id: string, secret: string): string {
  const pair = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`;
  return `Basic ${Buffer.from(pair).toString("base64")}`;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** OpenID Connect Core, section 3.1.3.7. */
function isForLogin(claims: TokenClaims, ticket: LoginTicket, settings: LoginSettings): boolean {
  const { LOGIN_CLIENT_ID: clientId, LOGIN_ACR_VALUES: acrValues } = settings;
  if (claims["nonce"] !== ticket.nonce) return false;
  if (Array.isArray(claims.aud) && claims.aud.length > 1 && claims["azp"] !== clientId)
    return false;
  const { acr } = claims;
  return acrValues === undefined || (typeof acr === "string" && wordsOf(acrValues).includes(acr));
}

const wordsOf = (text: string) => text.split(" ").filter((word) => word !== "");

/** As SPID writes it, `TINIT-` and the code, or the code alone. */
function fiscalCodeIn(claim: unknown): FiscalCode | undefined {
  return typeof claim === "string" ? parseFiscalCode(claim.replace(/^TINIT-/iu, "")) : undefined;
}

const displayNameLengthMax = 100;

function displayNameIn(claims: TokenClaims, names: string): string {
  const parts = wordsOf(names).flatMap((name) => {
    const part = claims[name];
    return typeof part === "string" ? [part] : [];
  });
  return printedText(parts.join(" "), displayNameLengthMax);
}

/** The secret is asked for when somebody logs in: what is written there counts within minutes. */
function clientSecretReader(
  settings: LoginSettings,
  connect: () => SecretReader,
): () => Promise<string | undefined> {
  const { LOGIN_CLIENT_SECRET_ARN: secretArn, LOGIN_CLIENT_SECRET: secret } = settings;
  if (secretArn === undefined) return async () => secret;
  let read: SecretReader | undefined;
  return () => {
    read ??= connect();
    return read(secretArn);
  };
}
