import { actorOf } from "../audit/actor-of.ts";
import type { Actor, AuditDraft } from "../audit/audit-entry.ts";
import { changesBetween } from "../audit/changes-between.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { ApiClientId, ClientSecret, DelegatedClient, SoftwareHouse } from "./api-client.ts";
import type { ApiClientStore } from "./api-client-store.ts";
import { auditedClient, auditedDelegation } from "./audited-client.ts";
import type { ClientAddresses } from "./client-addresses.ts";
import type { Grant } from "./covers-grant.ts";
import type { Permission } from "./permission.ts";

/**
 * A client to be: a program of the Region's own, one that enti may let do something, or one that
 * an ente registers for itself.
 */
export type ClientRegistration = {
  readonly id: ApiClientId;
  readonly secret: ClientSecret;
  readonly name: string;
  readonly softwareHouse?: SoftwareHouse;
  readonly addresses?: Partial<ClientAddresses>;
  readonly actor: Actor;
  readonly now: Date;
} & (
  | { readonly owner: "region"; readonly permissions?: readonly Permission[] }
  | { readonly owner: OrganizationFiscalCode; readonly grant: Grant }
);

/** Registers a client with its first secret; an ente's own may do for it what it grants. */
export async function registerApiClient(
  clients: Pick<ApiClientStore, "write">,
  registration: ClientRegistration,
): Promise<DelegatedClient> {
  const registered = clientOf(registration);
  const written = await clients.write(registered, draftOf(registration, registered));
  if (written === "refused") throw new Error("an id of an API client was drawn twice");
  return registered;
}

function clientOf(registration: ClientRegistration): DelegatedClient {
  const { id, name, softwareHouse, secret, addresses, now } = registration;
  const at = now.toISOString();
  const common = {
    id,
    name,
    ...(softwareHouse && { softwareHouse }),
    status: "active",
    secrets: [secret],
    returnUrls: addresses?.returnUrls ?? [],
    webhookHosts: addresses?.webhookHosts ?? [],
    createdAt: at,
    version: 1,
  } as const;
  if (!("grant" in registration)) {
    const { owner, permissions } = registration;
    return permissions === undefined
      ? { client: { ...common, owner, serves: "organizations", organizations: [] } }
      : { client: { ...common, owner, serves: "region", permissions } };
  }
  const { owner, grant } = registration;
  return {
    client: { ...common, owner, serves: "organizations", organizations: [owner] },
    delegation: { ...grant, organization: owner, clientId: id, grantedAt: at, version: 1 },
  };
}

function draftOf(
  { id, owner, actor, now }: ClientRegistration,
  { client, delegation }: DelegatedClient,
): AuditDraft {
  const granted = delegation && { delegation: auditedDelegation(delegation) };
  return {
    scope: owner,
    at: now.toISOString(),
    actor: actorOf(actor),
    action: "ClientRegistered",
    target: `client:${id}`,
    outcome: "done",
    changes: changesBetween(undefined, { ...auditedClient(client), ...granted }),
  };
}
