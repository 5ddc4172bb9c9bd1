import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Organization } from "./organization.ts";
import type { PrintedFacts } from "./printed-facts.ts";

export type OrganizationStore = {
  /** The ente as it stands now; undefined when the platform does not know it. */
  find(fiscalCode: OrganizationFiscalCode): Promise<Organization | undefined>;
  /**
   * Registers the ente, or replaces the registry that was read, and keeps the printed facts of its
   * version for ever: one transaction. `refused` when the ente, or another version of it, has been
   * registered meanwhile.
   */
  save(organization: Organization, replaced?: Organization): Promise<"written" | "refused">;
  /** What the ente's notices showed of it at that version; undefined when there was none such. */
  findPrintedFacts(
    fiscalCode: OrganizationFiscalCode,
    version: number,
  ): Promise<PrintedFacts | undefined>;
};
