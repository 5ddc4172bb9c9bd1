import type { AuditDraft } from "../../shared/domain/audit/audit-entry.ts";
import type { Onboarding } from "../../shared/domain/organizations/onboarding.ts";
import type { OnboardingStore } from "../../shared/domain/organizations/onboarding-store.ts";

/** Behaves as the table does: a checklist replaces the one that was read. */
export function inMemoryOnboardings(audited: AuditDraft[] = []): OnboardingStore {
  const checklists = new Map<string, Onboarding>();
  return {
    async find(organization) {
      return checklists.get(organization);
    },
    async save(onboarding, replaced, audit) {
      const { organizationFiscalCode: ente } = onboarding;
      if (checklists.get(ente)?.version !== replaced?.version) return "refused";
      checklists.set(ente, onboarding);
      audited.push(audit);
      return "written";
    },
  };
}
