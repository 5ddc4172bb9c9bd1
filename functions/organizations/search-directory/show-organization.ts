import type { DirectoryType } from "../../../shared/domain/organizations/directory-entry.ts";
import {
  findPublicOrganization,
  type PublicDirectory,
} from "../../../shared/domain/organizations/directory-search.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";

export type ShowOrganizationDependencies = {
  readonly directory: () => Promise<PublicDirectory>;
  readonly organizations: Pick<OrganizationStore, "find">;
};

export type ShowOrganizationOutcome =
  | { readonly organization: Organization; readonly types: readonly DirectoryType[] }
  | undefined;

/**
 * The home page of a public ente, by IPA code or fiscal code, with the types whose payment
 * citizens may start. One that is not public is looked for no further than one that does not exist.
 */
export async function showOrganization(
  publicCode: string,
  { directory, organizations }: ShowOrganizationDependencies,
): Promise<ShowOrganizationOutcome> {
  const entry = findPublicOrganization(await directory(), publicCode);
  if (entry === undefined) return undefined;
  const organization = await organizations.find(entry.fiscalCode);
  if (organization === undefined) return undefined;
  return { organization, types: entry.types.filter(({ spontaneous }) => spontaneous) };
}
