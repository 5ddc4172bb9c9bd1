import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type FindOrganizationDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
};

/** The registry of an ente, for the Region. */
export async function findOrganization(
  fiscalCode: OrganizationFiscalCode,
  { organizations }: FindOrganizationDependencies,
): Promise<Organization | undefined> {
  return organizations.find(fiscalCode);
}
