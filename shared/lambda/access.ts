import * as z from "zod/mini";
import type { Caller } from "../domain/access/caller.ts";
import { permissionsOfScope } from "../domain/access/permission.ts";
import { roles } from "../domain/access/role.ts";
import { parseOrganizationFiscalCode } from "../domain/values/organization-fiscal-code.ts";
import type { GuardSettings } from "./guard-variables.ts";
import { cookieOf, cookiesOf } from "./request-cookies.ts";
import { type TokenClaims, verifySignedToken } from "./signed-token.ts";
import { createSigningKeys, type SigningKeys } from "./signing-keys.ts";

/** Whose tokens are good: see `guardVariables`. */
type TokenSettings = Omit<GuardSettings, "CLIENT_CALLS_PER_MINUTE">;

/** Where the portal publishes the keys of its own tokens. */
export const portalKeysPath = "/v1/oauth/jwks";
/** Claim of the portal's own tokens that holds the fiscal code of the ente. */
export const portalOrganizationClaim = "organization_fiscal_code";

/** Verifies a token: signature, issuer, audience, expiry. `undefined` when any fails. */
export type TokenVerifier = (token: string | undefined) => Promise<Caller | undefined>;

type Trust = { readonly keys: SigningKeys; readonly organizationClaim: string };

/** Tokens of two issuers are good: of the portal itself, and of the Region's own server. */
export function createTokenVerifier(settings: TokenSettings): TokenVerifier {
  const { JWT_AUDIENCE: audience, PORTAL_ISSUER: portal } = settings;
  const trusts = new Map<string, Trust>([
    [
      settings.JWT_ISSUER,
      {
        keys: createSigningKeys(settings.JWT_JWKS_URI),
        organizationClaim: settings.JWT_ORGANIZATION_CLAIM,
      },
    ],
    [
      portal,
      {
        keys: createSigningKeys(`${portal}${portalKeysPath}`),
        organizationClaim: portalOrganizationClaim,
      },
    ],
  ]);
  return async (token) => {
    if (token === undefined) return undefined;
    // Who it says it is of chooses the keys; they then decide whether that is so.
    const issuer = claimedIssuer(token);
    const trust = issuer === undefined ? undefined : trusts.get(issuer);
    if (issuer === undefined || trust === undefined) return undefined;
    const terms = { issuer, audience, nowSeconds: Date.now() / 1_000 };
    const claims = await verifySignedToken(token, terms, trust.keys);
    return claims && callerOf(claims, trust.organizationClaim);
  };
}

const issuerShape = z.lazy(() => z.object({ iss: z.string() }));
/** What only the portal's own tokens say. */
const ownClaims = z.lazy(() =>
  z.object({
    client_id: z.optional(z.string()),
    role: z.optional(z.enum(roles)),
    debt_position_types: z.optional(z.array(z.string())),
  }),
);

function claimedIssuer(token: string): string | undefined {
  const [, payload = ""] = token.split(".");
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return issuerShape.safeParse(claims).data?.iss;
  } catch {
    return undefined;
  }
}

/** A token whose ente, role or types cannot be read, or of no name, speaks for nobody. */
function callerOf(claims: TokenClaims, organizationClaim: string): Caller | undefined {
  const own = ownClaims.safeParse(claims).data;
  const id = own?.client_id ?? claims.sub;
  if (own === undefined || !id) return undefined;
  const { role, debt_position_types: typeCodes } = own;
  const claimed = claims[organizationClaim];
  const organization =
    typeof claimed === "string" ? parseOrganizationFiscalCode(claimed) : undefined;
  if (claimed !== undefined && organization === undefined) return undefined;
  return {
    kind: role === undefined ? "client" : "person",
    id,
    permissions: permissionsOfScope(claims.scope ?? ""),
    ...(organization && { organization }),
    ...(typeCodes && { typeCodes }),
    ...(role && { role }),
  };
}

/** Holds a person's token in a browser: for this host only, over TLS only (RFC 6265bis). */
export const accessCookie = "__Host-portale-accesso";
/** Other sites cannot make a browser send it without asking, and are not let. */
export const webRequestHeader = "x-portale-web";

type PresentedToken = {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[] | undefined;
};

/**
 * The token that a request presents: as a bearer, or in the cookie of somebody's browser. The
 * cookie counts only with the header that a page of another site could not send.
 */
export function presentedToken(request: PresentedToken): string | undefined {
  const { headers } = request;
  const { authorization } = headers;
  if (authorization !== undefined) return /^Bearer (\S+)$/iu.exec(authorization)?.[1];
  if (headers[webRequestHeader] === undefined) return undefined;
  return cookieOf({ cookies: cookiesOf(request) }, accessCookie);
}
