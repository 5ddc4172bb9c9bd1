import type { Actor, AuditDraft, AuditScope } from "../audit/audit-entry.ts";
import { changesBetween } from "../audit/changes-between.ts";
import { type SeenVersion, sawVersion } from "../values/entity-tag.ts";
import type { Caller } from "./caller.ts";
import { type Assignment, auditedPart, type Operator } from "./operator.ts";
import { type GrantRefusal, judgeGrant, remainingAdministrator } from "./operator-grant.ts";
import type { OperatorStore } from "./operator-store.ts";
import type { PersonId } from "./person-id.ts";

/** Who manages operators, whose they are, and what there is to give. */
export type OperatorManagement = {
  readonly scope: AuditScope;
  readonly operators: OperatorStore;
  readonly manager: Pick<Caller, "permissions" | "typeCodes" | "role">;
  readonly actor: Actor;
  /** Codes of the ente's types; the Region has none. */
  readonly knownTypes: readonly string[];
  readonly now: Date;
};

/** Who becomes an operator, and for what. */
export type OperatorDraft = Pick<Operator, "personId" | "name" | "email" | "maskedFiscalCode"> & {
  readonly assignment: Assignment;
};

export type OperatorAddition =
  | { readonly outcome: "added"; readonly operator: Operator }
  | { readonly outcome: "refused"; readonly refusal: GrantRefusal }
  | { readonly outcome: "exists"; readonly personId: PersonId };

/** Gives a person a role; one who has a role here already keeps it. */
export async function addOperator(
  { assignment, ...person }: OperatorDraft,
  management: OperatorManagement,
): Promise<OperatorAddition> {
  const { operators, manager, knownTypes, now } = management;
  const { personId } = person;
  const audit = draftOf(management, { action: "OperatorAdded", personId });
  const refusal = judgeGrant(assignment, manager, knownTypes);
  if (refusal !== undefined) {
    await noteRefusal(management, audit, refusal);
    return { outcome: "refused", refusal };
  }
  const at = now.toISOString();
  const operator = { ...person, ...assignment, addedAt: at, changedAt: at, version: 1 };
  const changes = changesBetween(undefined, auditedPart(assignment));
  const written = await operators.add(operator, { ...audit, changes });
  return written === "written" ? { outcome: "added", operator } : { outcome: "exists", personId };
}

/** Another role, other types or another address of an operator; or none at all any more. */
export type OperatorReplacement = {
  readonly personId: PersonId;
  readonly seen: SeenVersion;
  /** `withdrawn` where nothing is left. */
  readonly becomes:
    | "withdrawn"
    | {
        readonly assignment: Assignment;
        readonly contact: Partial<Pick<Operator, "name" | "email">>;
      };
};

export type OperatorChangeOutcome =
  | { readonly outcome: "changed"; readonly operator: Operator }
  | { readonly outcome: "withdrawn" }
  | { readonly outcome: "notFound" }
  | { readonly outcome: "versionMissing"; readonly version: number }
  | { readonly outcome: "stale"; readonly version: number }
  | { readonly outcome: "refused"; readonly refusal: GrantRefusal }
  /** Nobody would be left to manage the others. */
  | { readonly outcome: "lastAdministrator" };

/** Two that change the same operators at once meet, and meet again at the most. */
const attemptsMax = 5;

/**
 * Changes or withdraws an operator, with the audit's line about it. Nobody takes from others what
 * he could not give, and the last administrator stays: only the Region may leave an ente without.
 */
export async function changeOperator(
  replacement: OperatorReplacement,
  management: OperatorManagement,
): Promise<OperatorChangeOutcome> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const outcome = await tryChange(replacement, management);
    if (outcome !== "again") return outcome;
  }
  throw new Error("operators keep being changed by others");
}

async function tryChange(
  { personId, seen, becomes }: OperatorReplacement,
  management: OperatorManagement,
): Promise<OperatorChangeOutcome | "again"> {
  const { operators, now } = management;
  const current = await operators.find(personId);
  if (current === undefined) return { outcome: "notFound" };
  const { version } = current;
  if (seen.kind === "none") return { outcome: "versionMissing", version };
  if (!sawVersion(seen, version)) return { outcome: "stale", version };
  const operator = becomes === "withdrawn" ? undefined : changed(current, becomes, now);
  const action = operator === undefined ? "OperatorWithdrawn" : "OperatorChanged";
  const audit = draftOf(management, { action, personId });
  const refusal = refusalOf(current, operator, management);
  if (refusal !== undefined) {
    await noteRefusal(management, audit, refusal);
    return { outcome: "refused", refusal };
  }
  const remaining = remainingAdministrator(await operators.list(), current, operator);
  if (remaining === "nobody" && !mayLeaveWithout(management)) {
    await noteRefusal(management, audit, { reason: "lastAdministrator" });
    return { outcome: "lastAdministrator" };
  }
  const written = await operators.change(
    {
      replaced: current,
      replacement: operator,
      remaining: remaining === "nobody" ? undefined : remaining,
    },
    { ...audit, changes: changesBetween(auditedPart(current), operator && auditedPart(operator)) },
  );
  if (written === "stale") return "again";
  return operator === undefined ? { outcome: "withdrawn" } : { outcome: "changed", operator };
}

function changed(
  current: Operator,
  becomes: Exclude<OperatorReplacement["becomes"], "withdrawn">,
  now: Date,
): Operator {
  const { personId, maskedFiscalCode, addedAt, name, email, version } = current;
  const kept = { personId, maskedFiscalCode, addedAt, name, email };
  const { assignment, contact } = becomes;
  const changedAt = now.toISOString();
  return { ...kept, ...contact, ...assignment, changedAt, version: version + 1 };
}

function refusalOf(
  current: Operator,
  operator: Operator | undefined,
  { manager, knownTypes }: OperatorManagement,
): GrantRefusal | undefined {
  // Types that the operator was given may have gone since: they stand in nobody's way.
  const past = judgeGrant(current, manager, [...knownTypes, ...typeCodesOf(current)]);
  return past ?? (operator && judgeGrant(operator, manager, knownTypes));
}

function typeCodesOf(operator: Operator): readonly string[] {
  return operator.organization === undefined ? [] : (operator.typeCodes ?? []);
}

function mayLeaveWithout({ scope, manager }: OperatorManagement): boolean {
  return scope !== "region" && manager.role === "regionAdministrator";
}

function draftOf(
  { scope, actor, now }: OperatorManagement,
  { action, personId }: { readonly action: string; readonly personId: PersonId },
): AuditDraft {
  const target = `operator:${personId}`;
  return { scope, at: now.toISOString(), actor, action, target, outcome: "done", changes: [] };
}

async function noteRefusal(
  { operators }: OperatorManagement,
  audit: AuditDraft,
  refusal: { readonly reason: string },
): Promise<void> {
  await operators.note({ ...audit, outcome: "refused", reason: refusal.reason });
}
