import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type FindRegistryDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
};

/** What the portal knows of the ente that asks. */
export async function findRegistry(
  organization: OrganizationFiscalCode,
  { organizations }: FindRegistryDependencies,
): Promise<Organization | undefined> {
  return organizations.find(organization);
}
