import type {
  ApiClient,
  ClientDelegation,
  DelegatedClient,
} from "../../../shared/domain/access/api-client.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

/** A client as the Region sees it; of its secrets what is no secret. */
export function clientView(client: ApiClient) {
  return {
    ...describedView(client),
    owner: client.owner,
    serves: client.serves,
    permissions: client.serves === "region" ? client.permissions : null,
    organizations: client.serves === "organizations" ? client.organizations : null,
    secrets: secretViews(client),
    createdAt: client.createdAt,
    lastUsedAt: client.lastUsedAt ?? null,
  };
}

export function delegationView(delegation: ClientDelegation) {
  const { permissions, typeCodes = null, grantedAt, lastUsedAt = null } = delegation;
  return { permissions, typeCodes, grantedAt, lastUsedAt };
}

/** What an ente sees: its own delegation and nobody else's, secrets of its own clients only. */
export function organizationClientView(
  { client, delegation }: DelegatedClient,
  organization: OrganizationFiscalCode,
) {
  const isOwn = client.owner === organization;
  return {
    ...describedView(client),
    isOwn,
    secrets: isOwn ? secretViews(client) : null,
    delegation: delegation === undefined ? null : delegationView(delegation),
  };
}

function describedView({ id: clientId, name, softwareHouse, status, ...client }: ApiClient) {
  const { returnUrls, webhookHosts } = client;
  return { clientId, name, softwareHouse: softwareHouse ?? null, status, returnUrls, webhookHosts };
}

function secretViews({ secrets }: ApiClient) {
  return secrets.map(({ id: secretId, createdAt, expiresAt = null }) => ({
    secretId,
    createdAt,
    expiresAt,
  }));
}
