import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { ApiClient, ClientDelegation } from "./api-client.ts";
import { isPermission, type Permission } from "./permission.ts";

/** What a client asks a token for (RFC 6749, section 4.4.2). */
export type TokenRequest = {
  /** The ente that the token is to speak for, where the client names one. */
  readonly organization: OrganizationFiscalCode | undefined;
  /** As it is sent: names with blanks between them. All that was granted where it is left out. */
  readonly scope: string | undefined;
};

export type TokenDecision =
  | {
      readonly outcome: "granted";
      readonly permissions: readonly Permission[];
      readonly organization?: OrganizationFiscalCode;
      readonly typeCodes?: readonly string[];
    }
  /** It serves several enti, or none any more, and does not say which one. */
  | { readonly outcome: "organizationMissing" }
  /** No such ente, or one that has not let the client do anything. */
  | { readonly outcome: "notDelegated" }
  | { readonly outcome: "scopeExceeded" };

/** The ente whose delegation the token will be of: the one named, or the only one there is. */
export function organizationAskedFor(
  client: ApiClient,
  { organization }: TokenRequest,
): OrganizationFiscalCode | undefined {
  if (organization !== undefined || client.serves === "region") return organization;
  const [only, ...others] = client.organizations;
  return others.length === 0 ? only : undefined;
}

/** A token never says more than the delegation of its one ente; for the Region, than the client. */
export function decideToken(
  client: ApiClient,
  delegation: ClientDelegation | undefined,
  request: TokenRequest,
): TokenDecision {
  if (client.serves === "region") {
    if (request.organization !== undefined) return { outcome: "notDelegated" };
    return narrowed({ permissions: client.permissions }, request.scope);
  }
  const organization = organizationAskedFor(client, request);
  if (organization === undefined) return { outcome: "organizationMissing" };
  if (delegation?.organization !== organization || delegation.clientId !== client.id) {
    return { outcome: "notDelegated" };
  }
  const { permissions, typeCodes } = delegation;
  return narrowed({ permissions, organization, ...(typeCodes && { typeCodes }) }, request.scope);
}

type Granted = Omit<Extract<TokenDecision, { readonly outcome: "granted" }>, "outcome">;

function narrowed(granted: Granted, scope: string | undefined): TokenDecision {
  const asked = scope === undefined ? granted.permissions : scopeNames(scope);
  const permissions = asked.filter(isPermission);
  const isWithin =
    permissions.length > 0 &&
    permissions.length === asked.length &&
    permissions.every((permission) => granted.permissions.includes(permission));
  return isWithin ? { ...granted, outcome: "granted", permissions } : { outcome: "scopeExceeded" };
}

function scopeNames(scope: string): readonly string[] {
  return [...new Set(scope.split(" ").filter((name) => name !== ""))];
}
