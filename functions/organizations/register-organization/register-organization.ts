import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type RegisterOrganizationDependencies = {
  readonly organizations: Pick<OrganizationStore, "save">;
};

export type RegisterOrganizationOutcome =
  | { readonly outcome: "registered"; readonly organization: Organization }
  | { readonly outcome: "otherOrganization" }
  | { readonly outcome: "accountMissing"; readonly typeCodes: readonly string[] }
  | { readonly outcome: "typeRepeated"; readonly typeCodes: readonly string[] }
  | { readonly outcome: "tooLarge"; readonly bytes: number };

/** What the registry of an ente may take, well below the 400 KB of a DynamoDB item. */
export const registryBytesMax = 350_000;

/**
 * Registers an ente or replaces its registry. A type that collects on an account needs the ente
 * to have that account, otherwise its notices could not be paid.
 */
export async function registerOrganization(
  fiscalCode: OrganizationFiscalCode,
  organization: Organization,
  { organizations }: RegisterOrganizationDependencies,
): Promise<RegisterOrganizationOutcome> {
  if (organization.fiscalCode !== fiscalCode) return { outcome: "otherOrganization" };
  const codes = organization.debtPositionTypes.map(({ code }) => code);
  const repeated = codes.filter((code, index) => codes.indexOf(code) !== index);
  if (repeated.length > 0) return { outcome: "typeRepeated", typeCodes: repeated };
  const unpayable = organization.debtPositionTypes.filter(
    ({ account }) =>
      (account.includes("bank") && organization.bankIban === undefined) ||
      (account.includes("postal") && organization.postalIban === undefined),
  );
  if (unpayable.length > 0) {
    return { outcome: "accountMissing", typeCodes: unpayable.map(({ code }) => code) };
  }
  const bytes = new TextEncoder().encode(JSON.stringify(organization)).length;
  if (bytes > registryBytesMax) return { outcome: "tooLarge", bytes };
  await organizations.save(organization);
  return { outcome: "registered", organization };
}
