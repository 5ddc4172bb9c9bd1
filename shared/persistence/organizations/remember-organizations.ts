import type { Organization } from "../../domain/organizations/organization.ts";
import type { OrganizationStore } from "../../domain/organizations/organization-store.ts";
import type { OrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";

/** A change of the registry shows as soon as whoever made it can look. */
const rememberedMs = 1_000;

/**
 * Reads an ente's registry at most once a second: it may be a hundred times larger than the
 * position it is read for, and a busy ente is asked for many times a second. What is not there is
 * asked for again.
 */
export function rememberOrganizations(
  organizations: Pick<OrganizationStore, "find">,
  nowMs: () => number,
): Pick<OrganizationStore, "find"> {
  type Read = { readonly atMs: number; readonly organization: Promise<Organization | undefined> };
  const reads = new Map<OrganizationFiscalCode, Read>();
  return {
    async find(fiscalCode) {
      const atMs = nowMs();
      const known = reads.get(fiscalCode);
      if (known !== undefined && atMs - known.atMs < rememberedMs) return known.organization;
      const organization = organizations.find(fiscalCode);
      reads.set(fiscalCode, { atMs, organization });
      const forget = () => {
        if (reads.get(fiscalCode)?.organization === organization) reads.delete(fiscalCode);
      };
      organization.then((found) => found ?? forget(), forget);
      return organization;
    },
  };
}
