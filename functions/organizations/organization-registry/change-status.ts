import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import type { Actor } from "../../../shared/domain/audit/audit-entry.ts";
import { changeOrganization } from "../../../shared/domain/organizations/change-organization.ts";
import type { OnboardingStore } from "../../../shared/domain/organizations/onboarding-store.ts";
import type {
  Organization,
  OrganizationStatus,
} from "../../../shared/domain/organizations/organization.ts";
import {
  decideStatusChange,
  type MissingGuard,
} from "../../../shared/domain/organizations/organization-status-change.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { SeenVersion } from "../../../shared/domain/values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type ChangeStatusDependencies = {
  readonly organizations: Pick<OrganizationStore, "find" | "save" | "note">;
  readonly onboardings: Pick<OnboardingStore, "find">;
  readonly now: () => Date;
};

type ChangeStatusInput = {
  readonly fiscalCode: OrganizationFiscalCode;
  readonly to: OrganizationStatus;
  readonly reason: string | undefined;
  /** Where it is not said, whichever version there is. */
  readonly seen: SeenVersion;
  readonly caller: Actor;
};

export type ChangeStatusOutcome =
  | { readonly outcome: "changed"; readonly organization: Organization }
  | { readonly outcome: "unknown" }
  | { readonly outcome: "stale"; readonly version: number | undefined }
  | { readonly outcome: "refused"; readonly missing: readonly MissingGuard[] };

/**
 * Changes the state of an ente, or says all that it lacks. What was refused is in the audit too:
 * who tried, and what was missing.
 */
export async function changeStatus(
  { fiscalCode, to, reason, seen, caller }: ChangeStatusInput,
  { organizations, onboardings, now }: ChangeStatusDependencies,
): Promise<ChangeStatusOutcome> {
  const isKnown = (await organizations.find(fiscalCode)) !== undefined;
  if (!isKnown) return { outcome: "unknown" };
  const changed = await changeOrganization<readonly MissingGuard[] | "unknown">(organizations, {
    fiscalCode,
    seen: seen.kind === "none" ? { kind: "any" } : seen,
    actor: actorOf(caller),
    now: now(),
    action: `StatusChanged:${to}`,
    target: `organization:${fiscalCode}`,
    ...(reason !== undefined && { reason }),
    async decide(organization) {
      if (organization === undefined) return { refused: "unknown" };
      const onboarding = await onboardings.find(fiscalCode);
      return decideStatusChange({ organization, onboarding, to, reason });
    },
    refusalIsAudited: true,
  });
  switch (changed.outcome) {
    case "changed":
      return { outcome: "changed", organization: changed.organization };
    case "refused":
      return changed.refusal === "unknown"
        ? { outcome: "unknown" }
        : { outcome: "refused", missing: changed.refusal };
    case "versionMissing":
    case "stale":
      return { outcome: "stale", version: changed.version };
  }
}
