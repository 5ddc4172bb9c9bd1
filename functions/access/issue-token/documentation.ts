import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import * as operations from "./operations.ts";

const text = () => z.string().check(z.minLength(1));

/** The form as it is sent; the credentials may be in the Authorization header instead. */
const tokenForm = z.object({
  grant_type: z.literal("client_credentials"),
  client_id: z.optional(text()),
  client_secret: z.optional(text()),
  organization: z.optional(z.string().check(z.regex(/^\d{11}$/u))),
  scope: z.optional(text()),
});

const issued = z.object({
  access_token: text(),
  token_type: z.literal("Bearer"),
  expires_in: z.int(),
  scope: z.string(),
});

const keySet = z.object({
  keys: z.array(
    z.object({
      kty: z.literal("OKP"),
      crv: z.literal("Ed25519"),
      x: text(),
      kid: text(),
      alg: z.literal("EdDSA"),
      use: z.literal("sig"),
    }),
  ),
});

const metadata = z.object({
  issuer: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  scopes_supported: z.array(text()),
  response_types_supported: z.array(text()),
  grant_types_supported: z.array(text()),
  token_endpoint_auth_methods_supported: z.array(text()),
});

const oauthError = z.object({
  error: z.enum([
    "invalid_request",
    "invalid_client",
    "invalid_scope",
    "unauthorized_client",
    "unsupported_grant_type",
  ]),
  error_description: text(),
});

const cached = { "cache-control": "Per quanto tempo la risposta si può conservare." };

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.issueToken,
    operationId: "issueToken",
    chapter: "Accessi",
    summary: "Rilascia un token di accesso a un client",
    description:
      "Client credentials di OAuth 2.0 (RFC 6749, paragrafo 4.4). Il client si fa riconoscere " +
      "con HTTP Basic oppure con client_id e client_secret nel corpo. Il parametro organization " +
      "è il codice fiscale dell'ente per cui serve il token: si può tralasciare quando il client " +
      "ne serve uno solo. Lo scope, se manca, è tutto ciò che l'ente ha delegato, e non può " +
      "superarlo. Il token vale dieci minuti. Dopo dieci tentativi falliti di fila il client " +
      "aspetta un minuto.",
    body: {
      schema: tokenForm,
      example: {
        grant_type: "client_credentials",
        organization: "02336340159",
        scope: "debt-positions:write notices:read",
      },
      contentType: "application/x-www-form-urlencoded",
    },
    repeatable: false,
    answers: {
      200: { description: "Il token.", schema: issued },
      400: { description: "La richiesta non si può soddisfare.", schema: oauthError },
      401: {
        description: "Client sconosciuto, disattivato o segreto errato: non si distingue.",
        schema: oauthError,
        headers: { "www-authenticate": "Come il client si fa riconoscere." },
      },
    },
  },
  {
    operation: operations.publishKeys,
    operationId: "getTokenKeys",
    chapter: "Accessi",
    summary: "Le chiavi pubbliche dei token",
    description:
      "Le chiavi con cui si verificano i token del portale (JWK Set, RFC 7517): due, mentre una " +
      "prende il posto dell'altra. Chi incontra un kid che non conosce le rilegge. Non serve un " +
      "token.",
    answers: { 200: { description: "Le chiavi.", schema: keySet, headers: cached } },
  },
  {
    operation: operations.publishOutcomeKeys,
    operationId: "getOutcomeKeys",
    chapter: "Accessi",
    summary: "Le chiavi pubbliche degli esiti",
    description:
      "Le chiavi Ed25519 con cui si verifica ciò che il portale firma per gli altri programmi: i " +
      "parametri con cui il browser torna al portale dell'ente e le notifiche di esito (JWK Set, " +
      "RFC 7517). Sono due, mentre una prende il posto dell'altra: chi incontra un kid che non " +
      "conosce le rilegge. Non verificano i token, e le chiavi dei token non verificano gli esiti. " +
      "Non serve un token.",
    answers: { 200: { description: "Le chiavi.", schema: keySet, headers: cached } },
  },
  {
    operation: operations.describeServer,
    operationId: "getAuthorizationServer",
    chapter: "Accessi",
    summary: "Descrizione del server di autorizzazione",
    description:
      "Dove si chiedono i token e come (RFC 8414), per i programmi che si configurano da sé. Non " +
      "serve un token.",
    answers: { 200: { description: "La descrizione.", schema: metadata, headers: cached } },
  },
];
