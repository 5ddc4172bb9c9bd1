import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../domain/values/organization-fiscal-code.ts";
import { verifySignedToken } from "./signed-token.ts";
import { createSigningKeys } from "./signing-keys.ts";

/** Who may call a route: the ente named by the path, or the Region's own back office. */
export type RouteAccess = "organization" | "region";

export type JwtSettings = {
  readonly JWT_ISSUER: string;
  readonly JWT_JWKS_URI: string;
  readonly JWT_AUDIENCE: string;
  readonly JWT_ORGANIZATION_CLAIM: string;
};

export type Caller = {
  readonly clientId: string;
  readonly organization?: OrganizationFiscalCode;
  readonly scopes: readonly string[];
};

export type AccessVerdict = "granted" | "unauthenticated" | "hidden";

/** Scope of the clients that keep the registry of enti. */
export const registryScope = "organizations:write";

/** Verifies a bearer token: signature, issuer, audience, expiry. `undefined` when any fails. */
export type TokenVerifier = (authorization: string | undefined) => Promise<Caller | undefined>;

export function createTokenVerifier(settings: JwtSettings): TokenVerifier {
  const keys = createSigningKeys(settings.JWT_JWKS_URI);
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = settings;
  return async (authorization) => {
    const token = /^Bearer (\S+)$/iu.exec(authorization ?? "")?.[1];
    if (token === undefined) return undefined;
    const terms = { issuer, audience, nowSeconds: Date.now() / 1_000 };
    const claims = await verifySignedToken(token, terms, keys);
    if (claims === undefined) return undefined;
    const organizationClaim = claims[settings.JWT_ORGANIZATION_CLAIM];
    const organization =
      typeof organizationClaim === "string"
        ? parseOrganizationFiscalCode(organizationClaim)
        : undefined;
    return {
      clientId: typeof claims["client_id"] === "string" ? claims["client_id"] : (claims.sub ?? ""),
      scopes: claims.scope?.split(" ") ?? [],
      ...(organization === undefined ? {} : { organization }),
    };
  };
}

/**
 * Denied unless allowed. An ente sees its own resources only: another's look as if they did not
 * exist, so that nothing can be learned by asking.
 */
export function judgeAccess(
  access: RouteAccess,
  caller: Caller | undefined,
  organizationInPath: string | undefined,
): AccessVerdict {
  if (caller === undefined) return "unauthenticated";
  if (access === "region") return caller.scopes.includes(registryScope) ? "granted" : "hidden";
  const own = caller.organization;
  return own !== undefined && own === organizationInPath ? "granted" : "hidden";
}
