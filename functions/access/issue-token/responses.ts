import { permissions } from "../../../shared/domain/access/permission.ts";
import { portalKeysPath } from "../../../shared/lambda/access.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import type { PublicKey } from "../../../shared/lambda/portal-keys.ts";
import type { IssueTokenOutcome } from "./issue-token.ts";
import { issueToken } from "./operations.ts";
import type { TokenFormProblem } from "./token-request.ts";

type Refusal = Exclude<IssueTokenOutcome["outcome"], "issued"> | TokenFormProblem;

/** A refusal as RFC 6749, section 5.2, tells it. */
type OAuthError = {
  readonly error:
    | "invalid_request"
    | "invalid_client"
    | "invalid_scope"
    | "unauthorized_client"
    | "unsupported_grant_type";
  readonly error_description: string;
};

const errors: Readonly<Record<Refusal, OAuthError>> = {
  notAForm: {
    error: "invalid_request",
    error_description: "Il corpo dev'essere application/x-www-form-urlencoded, al più 4 KB.",
  },
  parameterRepeated: {
    error: "invalid_request",
    error_description: "Un parametro compare più di una volta.",
  },
  grantMissing: { error: "invalid_request", error_description: "Manca il parametro grant_type." },
  grantUnsupported: {
    error: "unsupported_grant_type",
    error_description: "Il solo grant_type ammesso è client_credentials.",
  },
  credentialsTwice: {
    error: "invalid_request",
    error_description:
      "Le credenziali del client vanno o nell'intestazione Authorization o nel corpo.",
  },
  credentialsMissing: {
    error: "invalid_client",
    error_description: "Mancano le credenziali del client.",
  },
  notAuthenticated: {
    error: "invalid_client",
    error_description:
      "Client sconosciuto o segreto errato. Dopo troppi tentativi falliti si aspetta un minuto.",
  },
  organizationMissing: {
    error: "invalid_request",
    error_description:
      "Il client non serve un solo ente: indicare nel parametro organization il codice fiscale " +
      "di quello per cui serve il token.",
  },
  notDelegated: {
    error: "unauthorized_client",
    error_description: "Il client non è delegato a operare per l'ente indicato.",
  },
  scopeExceeded: {
    error: "invalid_scope",
    error_description: "Lo scope chiesto supera i permessi delegati al client.",
  },
};

const challenge = { "www-authenticate": 'Basic realm="portale", charset="UTF-8"' };

/** API Gateway's answers are kept by nobody unless they say so: `no-store`. */
export function respondToken(
  result: IssueTokenOutcome | { readonly outcome: TokenFormProblem },
): HttpResult {
  if (result.outcome === "issued") {
    return jsonResult(200, {
      access_token: result.token,
      token_type: "Bearer",
      expires_in: result.secondsValid,
      scope: result.permissions.join(" "),
    });
  }
  const error = errors[result.outcome];
  return error.error === "invalid_client"
    ? jsonResult(401, error, challenge)
    : jsonResult(400, error);
}

/** Keys change rarely, and whoever meets a new one reads them again. */
const keptByAll = { "cache-control": "public, max-age=300" };

export function respondKeys(keys: readonly PublicKey[]): HttpResult {
  return jsonResult(200, { keys }, keptByAll);
}

/** Metadata of an authorization server (RFC 8414, section 2). */
export function respondServer({ issuer }: { readonly issuer: string }): HttpResult {
  const metadata = {
    issuer,
    token_endpoint: issuer + issueToken.path,
    jwks_uri: issuer + portalKeysPath,
    scopes_supported: permissions,
    response_types_supported: [],
    grant_types_supported: ["client_credentials"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
  };
  return jsonResult(200, metadata, keptByAll);
}
