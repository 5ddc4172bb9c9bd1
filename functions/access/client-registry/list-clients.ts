import type { ApiClient, DelegatedClient } from "../../../shared/domain/access/api-client.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { Page } from "../../../shared/domain/values/page.ts";
import type { ClientRegistryDependencies } from "./registry-dependencies.ts";

/** All clients there are, page by page. */
export async function listRegionClients(
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  { clients }: ClientRegistryDependencies,
): Promise<Page<ApiClient>> {
  return clients.list({ limit, ...(cursor !== undefined && { cursor }) });
}

/** The clients that an ente lets do something, its own among them. */
export async function listOrganizationClients(
  organization: OrganizationFiscalCode,
  { clients }: ClientRegistryDependencies,
): Promise<{
  readonly organization: OrganizationFiscalCode;
  readonly clients: readonly DelegatedClient[];
}> {
  return { organization, clients: await clients.listOfOrganization(organization) };
}
