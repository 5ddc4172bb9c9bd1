import type { OrganizationStore } from "../../domain/organizations/organization-store.ts";
import { printedFactsOf } from "../../domain/organizations/printed-facts.ts";
import type { OrganizationTable } from "../organization-table.ts";
import {
  fromOrganizationItem,
  fromPrintedFactsItem,
  organizationKey,
  printedFactsKey,
} from "./organization-item.ts";

/** What functions that change no registry may do with enti. */
export function createOrganizationReader(
  table: Pick<OrganizationTable, "get">,
): Pick<OrganizationStore, "find" | "findPrintedFacts"> {
  const find: OrganizationStore["find"] = async (fiscalCode) => {
    const item = await table.get(organizationKey(fiscalCode));
    return item === undefined ? undefined : fromOrganizationItem(item);
  };
  const findKept: OrganizationStore["findPrintedFacts"] = async (fiscalCode, version) => {
    const item = await table.get(printedFactsKey(fiscalCode, version));
    return item === undefined ? undefined : fromPrintedFactsItem(item);
  };
  return {
    find,
    async findPrintedFacts(fiscalCode, version) {
      const kept = await findKept(fiscalCode, version);
      if (kept !== undefined) return kept;
      const organization = await find(fiscalCode);
      if (organization === undefined) return undefined;
      if (organization.noticeVersion === version) return printedFactsOf(organization);
      // It may have been kept, and the ente moved on, between the two readings.
      return findKept(fiscalCode, version);
    },
  };
}
