import type { Actor, AuditDraft, FieldChange } from "../audit/audit-entry.ts";
import { changesBetween } from "../audit/changes-between.ts";
import { type SeenVersion, sawVersion } from "../values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Organization, OrganizationRegistry } from "./organization.ts";
import type { OrganizationStore } from "./organization-store.ts";
import { noticeVersionOf } from "./printed-facts.ts";

type RegistryDecision<Refusal> =
  | { readonly registry: OrganizationRegistry }
  | { readonly refused: Refusal };

/** A change of an ente's registry: who makes it, to what, and what becomes of it. */
export type OrganizationChange<Refusal> = {
  readonly fiscalCode: OrganizationFiscalCode;
  /** The state that whoever changes it has seen; where it does not say, nothing is changed. */
  readonly seen: SeenVersion;
  readonly actor: Actor;
  readonly now: Date;
  /** For the audit: what was done, to what, and why. */
  readonly action: string;
  readonly target: string;
  readonly reason?: string;
  /** The new registry, or why there is none. A new ente is decided from nothing. */
  readonly decide: (
    current: Organization | undefined,
  ) => RegistryDecision<Refusal> | Promise<RegistryDecision<Refusal>>;
  /** Attempts that were refused are worth a line of the audit too. */
  readonly refusalIsAudited?: boolean;
};

export type OrganizationChangeOutcome<Refusal> =
  | { readonly outcome: "changed"; readonly organization: Organization; readonly isNew: boolean }
  | { readonly outcome: "refused"; readonly refusal: Refusal }
  /** It exists, and whoever changes it does not say which state of it was seen. */
  | { readonly outcome: "versionMissing"; readonly version: number }
  /** Another state of it is there by now. */
  | { readonly outcome: "stale"; readonly version: number | undefined };

/** Two that change the same ente at once meet, and meet again at the most. */
const attemptsMax = 5;

/** Long values, a logo above all, are told by their length. */
const auditedLengthMax = 500;

/**
 * Changes an ente's registry and writes the audit's line about it, all or nothing. What its notices
 * show is of a new version where it differs.
 */
export async function changeOrganization<Refusal>(
  organizations: Pick<OrganizationStore, "find" | "save" | "note">,
  change: OrganizationChange<Refusal>,
): Promise<OrganizationChangeOutcome<Refusal>> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const current = await organizations.find(change.fiscalCode);
    const unseen = unseenState(change.seen, current?.version);
    if (unseen !== undefined) return unseen;
    const decided = await change.decide(current);
    if ("refused" in decided) {
      if (change.refusalIsAudited) await organizations.note(refusalDraft(change, decided.refused));
      return { outcome: "refused", refusal: decided.refused };
    }
    const organization = {
      ...decided.registry,
      version: (current?.version ?? 0) + 1,
      noticeVersion: noticeVersionOf(decided.registry, current),
    };
    const changes = told(current, organization);
    const audit = { ...draftOf(change), outcome: "done", changes } as const;
    const written = await organizations.save(organization, current, audit);
    const isNew = current === undefined;
    if (written === "written") return { outcome: "changed", organization, isNew };
  }
  throw new Error("an ente's registry keeps being changed by others");
}

/** Why what is there cannot have been seen; a new ente is made by whoever has seen none. */
function unseenState(
  seen: SeenVersion,
  version: number | undefined,
): Extract<OrganizationChangeOutcome<never>, { outcome: "stale" | "versionMissing" }> | undefined {
  if (version === undefined) {
    const sawOne = seen.kind === "version" || seen.kind === "any";
    return sawOne ? { outcome: "stale", version } : undefined;
  }
  if (seen.kind === "none") return { outcome: "versionMissing", version };
  return sawVersion(seen, version) ? undefined : { outcome: "stale", version };
}

function draftOf<Refusal>(change: OrganizationChange<Refusal>) {
  const { fiscalCode: scope, actor, now, action, target, reason } = change;
  return { scope, actor, at: now.toISOString(), action, target, ...(reason && { reason }) };
}

function refusalDraft<Refusal>(change: OrganizationChange<Refusal>, refusal: Refusal): AuditDraft {
  const reason = JSON.stringify(refusal).slice(0, auditedLengthMax);
  return { ...draftOf(change), outcome: "refused", reason, changes: [] };
}

function told(before: Organization | undefined, after: Organization): readonly FieldChange[] {
  return changesBetween(byTypeCode(before), byTypeCode(after)).map(
    ({ pointer, before: old, after: now }) => ({
      pointer,
      ...(old !== undefined && { before: shortened(old) }),
      ...(now !== undefined && { after: shortened(now) }),
    }),
  );
}

/** Types by their codes: one that changed is told field by field, and the others not at all. */
function byTypeCode(organization: Organization | undefined): object | undefined {
  if (organization === undefined) return undefined;
  const types = organization.debtPositionTypes.map((type) => [type.code, type] as const);
  return { ...organization, debtPositionTypes: Object.fromEntries(types) };
}

function shortened(value: unknown): unknown {
  if (typeof value !== "string" || value.length <= auditedLengthMax) return value;
  return `${value.length} caratteri`;
}
