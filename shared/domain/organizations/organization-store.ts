import type { AuditDraft } from "../audit/audit-entry.ts";
import type { IpaCode } from "../values/ipa-code.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Organization } from "./organization.ts";
import type { PrintedFacts } from "./printed-facts.ts";

export type OrganizationStore = {
  /** The ente as it stands now; undefined when the platform does not know it. */
  find(fiscalCode: OrganizationFiscalCode): Promise<Organization | undefined>;
  /** The ente that has the codice IPA; undefined when none has. */
  findByIpaCode(ipaCode: IpaCode): Promise<OrganizationFiscalCode | undefined>;
  /**
   * Registers the ente, or replaces the registry that was read; keeps the printed facts of its
   * version for ever, its codice IPA to itself, its entry of the directory and the line of the
   * audit: one transaction. `refused` when the ente, or another version of it, has been registered
   * meanwhile, or its codice IPA by another.
   */
  save(
    organization: Organization,
    replaced: Organization | undefined,
    audit: AuditDraft,
  ): Promise<"written" | "refused">;
  /** Writes a line of the audit about an attempt that changed nothing. */
  note(audit: AuditDraft): Promise<void>;
  /** What the ente's notices showed of it at that version; undefined when there was none such. */
  findPrintedFacts(
    fiscalCode: OrganizationFiscalCode,
    version: number,
  ): Promise<PrintedFacts | undefined>;
};
