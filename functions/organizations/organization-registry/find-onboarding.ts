import type { Onboarding } from "../../../shared/domain/organizations/onboarding.ts";
import type { PreProductionReport } from "../../../shared/domain/organizations/onboarding-report.ts";
import type { OnboardingStore } from "../../../shared/domain/organizations/onboarding-store.ts";
import type { OrganizationStatus } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { type ReportDependencies, reportOf } from "./report-of.ts";

export type FindOnboardingDependencies = ReportDependencies & {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly onboardings: Pick<OnboardingStore, "find">;
};

export type FindOnboardingOutcome =
  | {
      readonly outcome: "found";
      readonly status: OrganizationStatus;
      /** There is none until a step has been written. */
      readonly onboarding: Onboarding | undefined;
      readonly report: PreProductionReport;
    }
  | { readonly outcome: "unknown" };

/** The checklist of an ente, and its test in pre-production as the portal judges it now. */
export async function findOnboarding(
  fiscalCode: OrganizationFiscalCode,
  dependencies: FindOnboardingDependencies,
): Promise<FindOnboardingOutcome> {
  const { organizations, onboardings } = dependencies;
  const [organization, onboarding] = await Promise.all([
    organizations.find(fiscalCode),
    onboardings.find(fiscalCode),
  ]);
  if (organization === undefined) return { outcome: "unknown" };
  const { status } = organization;
  return {
    outcome: "found",
    status,
    onboarding,
    report: await reportOf(organization, dependencies),
  };
}
