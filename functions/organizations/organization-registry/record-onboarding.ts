import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import type { Actor, AuditDraft } from "../../../shared/domain/audit/audit-entry.ts";
import { changesBetween } from "../../../shared/domain/audit/changes-between.ts";
import {
  decideOnboarding,
  type Onboarding,
  type SentStep,
  type StepProblem,
} from "../../../shared/domain/organizations/onboarding.ts";
import type { OnboardingStore } from "../../../shared/domain/organizations/onboarding-store.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { type SeenVersion, sawVersion } from "../../../shared/domain/values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { FindOnboardingOutcome } from "./find-onboarding.ts";
import { type ReportDependencies, reportOf } from "./report-of.ts";

export type RecordOnboardingDependencies = ReportDependencies & {
  readonly organizations: Pick<OrganizationStore, "find" | "note">;
  readonly onboardings: OnboardingStore;
};

type RecordOnboardingInput = {
  readonly fiscalCode: OrganizationFiscalCode;
  readonly steps: readonly SentStep[];
  readonly seen: SeenVersion;
  readonly caller: Actor;
};

export type RecordOnboardingOutcome =
  | FindOnboardingOutcome
  | { readonly outcome: "versionMissing"; readonly version: number }
  | { readonly outcome: "stale"; readonly version: number | undefined }
  | { readonly outcome: "refused"; readonly problems: readonly StepProblem[] };

/**
 * Writes down steps of an ente's onboarding: who, when and with which evidence. The first time
 * there is no version to have seen.
 */
export async function recordOnboarding(
  { fiscalCode, steps, seen, caller }: RecordOnboardingInput,
  dependencies: RecordOnboardingDependencies,
): Promise<RecordOnboardingOutcome> {
  const { organizations, onboardings, now } = dependencies;
  const [organization, current] = await Promise.all([
    organizations.find(fiscalCode),
    onboardings.find(fiscalCode),
  ]);
  if (organization === undefined) return { outcome: "unknown" };
  const unseen = unseenVersion(seen, current);
  if (unseen !== undefined) return unseen;
  const at = now();
  const actor = actorOf(caller);
  const { status } = organization;
  const report = await reportOf(organization, dependencies);
  const decided = decideOnboarding(current, steps, {
    organizationFiscalCode: fiscalCode,
    status,
    report,
    actor,
    now: at,
  });
  const draft = {
    scope: fiscalCode,
    at: at.toISOString(),
    actor,
    action: "OnboardingRecorded",
    target: "onboarding",
  } as const;
  if ("refused" in decided) {
    await organizations.note(refusalOf(draft, decided.refused));
    return { outcome: "refused", problems: decided.refused };
  }
  const { onboarding } = decided;
  const changes = changesBetween(current?.steps, onboarding.steps);
  const written = await onboardings.save(onboarding, current, {
    ...draft,
    outcome: "done",
    changes,
  });
  // Only somebody who wrote it meanwhile is in the way.
  if (written === "refused") {
    return { outcome: "stale", version: (await onboardings.find(fiscalCode))?.version };
  }
  return { outcome: "found", status, onboarding, report };
}

function unseenVersion(
  seen: SeenVersion,
  current: Onboarding | undefined,
): Extract<RecordOnboardingOutcome, { outcome: "versionMissing" | "stale" }> | undefined {
  if (current === undefined) {
    return seen.kind === "none" ? undefined : { outcome: "stale", version: undefined };
  }
  const { version } = current;
  if (seen.kind === "none") return { outcome: "versionMissing", version };
  return sawVersion(seen, version) ? undefined : { outcome: "stale", version };
}

function refusalOf(
  draft: Omit<AuditDraft, "outcome" | "changes">,
  problems: readonly StepProblem[],
): AuditDraft {
  const reason = problems.map(({ detail }) => detail).join(" ");
  return { ...draft, outcome: "refused", reason, changes: [] };
}
