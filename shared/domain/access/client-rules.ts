import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { type ClientSecret, clientOrganizationsMax, type DelegatedClient } from "./api-client.ts";
import type { Caller } from "./caller.ts";
import type { AddressProblem } from "./client-addresses.ts";
import { rotateSecrets, withoutSecret } from "./client-secrets.ts";
import { coversGrant, type Grant } from "./covers-grant.ts";

/** Why a client, or what an ente lets it do, stays as it is. */
export type ClientRefusal =
  /** Who calls may not do himself all that he would give. */
  | { readonly reason: "beyondCaller" }
  /** Only who registered it changes it. */
  | { readonly reason: "notOwner" }
  /** A program of the Region's own serves no ente. */
  | { readonly reason: "servesRegion" }
  /** What it may do is said ente by ente. */
  | { readonly reason: "servesOrganizations" }
  /** What an ente has registered for itself serves no other, and itself always. */
  | { readonly reason: "ownClient" }
  | { readonly reason: "tooManyOrganizations" }
  | { readonly reason: "typesUnknown"; readonly typeCodes: readonly string[] }
  /** A program's address that cannot be used. */
  | { readonly reason: "addressesWrong"; readonly problems: readonly AddressProblem[] }
  | { readonly reason: "tooManySecrets" }
  | { readonly reason: "secretUnknown" };

export type ClientDecision =
  | { readonly next: DelegatedClient }
  | { readonly refused: ClientRefusal };

/** An attempt at more than one has is worth a line of the audit. */
export function isAuditedRefusal({ reason }: ClientRefusal): boolean {
  return reason === "beyondCaller" || reason === "notOwner";
}

/** The version that an answer about the client shows: an ente does not see others' changes. */
export function shownVersion(
  { client, delegation }: DelegatedClient,
  organization: OrganizationFiscalCode | undefined,
): number | undefined {
  const isOwners = organization === undefined || client.owner === organization;
  return isOwners ? client.version : delegation?.version;
}

/** A second secret beside the one in use. Whoever gets it can do what the client can. */
export function decideRotation(
  current: DelegatedClient,
  rotation: {
    readonly fresh: ClientSecret;
    readonly overlapDays: number;
    readonly now: Date;
    /** Absent for who has AWS in his hands: there is nothing that he may not do. */
    readonly caller?: Pick<Caller, "permissions" | "typeCodes" | "organization">;
  },
): ClientDecision {
  const { client, delegation } = current;
  const { caller } = rotation;
  if (caller !== undefined) {
    if (client.owner !== (caller.organization ?? "region")) return refused("notOwner");
    const grant = client.serves === "region" ? client : delegation;
    if (grant !== undefined && !coversGrant(caller, grant)) return refused("beyondCaller");
  }
  const rotated = rotateSecrets(client.secrets, rotation);
  if (rotated.outcome === "tooManySecrets") return refused("tooManySecrets");
  return { next: { ...current, client: { ...client, secrets: rotated.secrets } } };
}

/** The Region may shut out any client; an ente only its own. */
export function decideRevocation(
  current: DelegatedClient,
  secretId: string,
  organization: OrganizationFiscalCode | undefined,
): ClientDecision {
  const { client } = current;
  if (organization !== undefined && client.owner !== organization) return refused("notOwner");
  const secrets = withoutSecret(client.secrets, secretId);
  if (secrets === undefined) return refused("secretUnknown");
  return { next: { ...current, client: { ...client, secrets } } };
}

/** What an ente lets a client do from now on. */
export function decideDelegation(
  current: DelegatedClient,
  organization: OrganizationFiscalCode,
  { grant, now }: { readonly grant: Grant; readonly now: Date },
): ClientDecision {
  const { client, delegation } = current;
  if (client.serves === "region") return refused("servesRegion");
  if (client.owner !== "region" && client.owner !== organization) return refused("ownClient");
  const isServed = client.organizations.includes(organization);
  if (!isServed && client.organizations.length >= clientOrganizationsMax) {
    return refused("tooManyOrganizations");
  }
  const organizations = isServed
    ? client.organizations
    : [...client.organizations, organization].toSorted();
  // Of the ente's own client both are shown, and counted, as one thing.
  const isTouched = !isServed || client.owner === organization;
  return {
    next: {
      client: isTouched ? { ...client, organizations } : client,
      delegation: {
        ...grant,
        organization,
        clientId: client.id,
        grantedAt: delegation?.grantedAt ?? now.toISOString(),
        version: delegation?.version ?? 0,
      },
    },
  };
}

/** From now on the client does nothing for the ente. */
export function decideWithdrawal(
  { client }: DelegatedClient,
  organization: OrganizationFiscalCode,
): ClientDecision {
  if (client.serves === "region") return refused("servesRegion");
  if (client.owner !== "region") return refused("ownClient");
  const organizations = client.organizations.filter((each) => each !== organization);
  return { next: { client: { ...client, organizations } } };
}

function refused(reason: Exclude<ClientRefusal["reason"], "typesUnknown" | "addressesWrong">): {
  readonly refused: ClientRefusal;
} {
  return { refused: { reason } };
}
