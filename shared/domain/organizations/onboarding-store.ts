import type { AuditDraft } from "../audit/audit-entry.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Onboarding } from "./onboarding.ts";

export type OnboardingStore = {
  /** Strongly consistent; undefined until the first step is written. */
  find(organization: OrganizationFiscalCode): Promise<Onboarding | undefined>;
  /**
   * Writes the checklist and the line of the audit: one transaction. `refused` when another version
   * than the one read is there.
   */
  save(
    onboarding: Onboarding,
    replaced: Onboarding | undefined,
    audit: AuditDraft,
  ): Promise<"written" | "refused">;
};
