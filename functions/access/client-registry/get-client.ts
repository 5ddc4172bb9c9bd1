import type {
  ApiClient,
  ApiClientId,
  ClientDelegation,
  DelegatedClient,
} from "../../../shared/domain/access/api-client.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { ClientRegistryDependencies } from "./registry-dependencies.ts";

export type WholeClient = {
  readonly client: ApiClient;
  readonly delegations: readonly ClientDelegation[];
};

/** A client with all that enti let it do: what the Region sees. */
export async function getRegionClient(
  clientId: ApiClientId,
  { clients }: ClientRegistryDependencies,
): Promise<WholeClient | undefined> {
  const found = await clients.find(clientId);
  if (found === undefined) return undefined;
  return { client: found.client, delegations: await clients.listDelegations(found.client) };
}

export type ShownClient = DelegatedClient & {
  readonly organization?: OrganizationFiscalCode | undefined;
};

/** What one ente lets a client do; one that it lets do nothing does not exist for it. */
export async function getDelegatedClient(
  clientId: ApiClientId,
  organization: OrganizationFiscalCode,
  { clients }: ClientRegistryDependencies,
): Promise<ShownClient | undefined> {
  const found = await clients.find(clientId, organization);
  return found?.delegation && { ...found, organization };
}
