import { type Caller, mayTouchType } from "../access/caller.ts";
import { findDebtPositionType, type Organization } from "../organizations/organization.ts";
import { whatIsOpen } from "../organizations/organization-status.ts";
import type { OrganizationStore } from "../organizations/organization-store.ts";
import { type CalendarDate, romeDateOf } from "../values/calendar-date.ts";
import { type SeenVersion, sawVersion } from "../values/entity-tag.ts";
import type { Iud } from "../values/iud.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import {
  amendmentRefusal,
  amendPosition,
  dayOfCreation,
  isSamePosition,
  newNoticesOf,
} from "./amend-position.ts";
import { checkPositionBody, type UnnumberedFacts, withTypesOf } from "./check-position-body.ts";
import { numberFrom } from "./compose-position.ts";
import { writeNewPosition } from "./create-position.ts";
import type { DebtPosition } from "./debt-position.ts";
import type { DebtPositionStore } from "./debt-position-store.ts";
import { claimsOf, reserveNumbers } from "./number-notices.ts";
import type { PositionBody } from "./position-body.ts";
import type { UpsertPositionOutcome } from "./position-outcome.ts";

export type UpsertPositionDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<
    DebtPositionStore,
    "findMany" | "reserveProgressives" | "create" | "amend"
  >;
  readonly oldIuvAcceptedUntil: CalendarDate;
  readonly now: () => Date;
};

export type UpsertPositionInput = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Pick<Caller, "typeCodes">;
  /** What the debt may be called: the first that is there is meant, else the last. */
  readonly iuds: readonly Iud[];
  readonly body: Omit<PositionBody, "iud">;
  /** The state of it that the caller has seen, where it says so. */
  readonly seen: SeenVersion;
};

const attemptsMax = 5;

/**
 * Puts a debt under its IUD: creates it where there is none or a cancelled one, else puts it in the
 * place of the one that is there, plans and transfers included, as long as no money has moved. The
 * same debt again changes nothing.
 */
export async function upsertPosition(
  input: UpsertPositionInput,
  dependencies: UpsertPositionDependencies,
): Promise<UpsertPositionOutcome> {
  const { organization: fiscalCode, caller, iuds, seen } = input;
  const { organizations, positions } = dependencies;
  const registered = await organizations.find(fiscalCode);
  const named = iuds.at(-1);
  if (registered === undefined || named === undefined) return { outcome: "unknown" };
  const organization = withTypesOf(caller, registered);
  if (!whatIsOpen(organization.status).load) {
    return { outcome: "organizationNotReady", status: organization.status };
  }
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const found = await positions.findMany(fiscalCode, iuds);
    const existing = iuds
      .map((iud) => found.find((each) => each.iud === iud))
      .find((each) => each !== undefined);
    const isTaken = existing !== undefined && existing.status !== "CANCELLED";
    if (isTaken && !mayTouchType(caller, existing.typeCode)) return { outcome: "iudTaken" };
    if (seen.kind !== "none" && !(existing && sawVersion(seen, existing.version))) {
      return { outcome: "versionPassed", version: existing?.version };
    }
    const iud = existing?.iud ?? named;
    const outcome = await put({ ...input.body, iud }, { organization, existing }, dependencies);
    if (outcome !== "again") return outcome;
  }
  throw new Error("a debt cannot be put: its IUD or its IUVs keep being taken");
}

/** Nothing but the numbers of new notices could differ, and then the plans do. */
function isAsAsked(
  existing: DebtPosition,
  facts: UnnumberedFacts,
  { segregationCode }: Organization,
): boolean {
  return isSamePosition(existing, amendPosition(existing, facts, numberFrom(segregationCode, 1)));
}

function noNumber(): never {
  throw new Error("a notice is new that was not counted");
}

type Place = {
  readonly organization: Organization;
  readonly existing: DebtPosition | undefined;
};

async function put(
  body: PositionBody,
  { organization, existing }: Place,
  { positions, oldIuvAcceptedUntil, now }: UpsertPositionDependencies,
): Promise<UpsertPositionOutcome | "again"> {
  const at = now();
  const today = romeDateOf(at);
  const bodyFacts = { organization, oldIuvAcceptedUntil, now: at };
  const type = findDebtPositionType(organization, body.debtPositionType);
  const view = { today, endsOnDueDate: type?.dueDateMandatory ?? false };
  const isOpen = existing !== undefined && existing.status !== "CANCELLED";
  if (isOpen) {
    // What was right when it was created is right again as long as it is the same.
    const asOfOld = checkPositionBody(body, { ...bodyFacts, today: dayOfCreation(existing) });
    if ("facts" in asOfOld && isAsAsked(existing, asOfOld.facts, organization)) {
      return { outcome: "unchanged", position: existing, ...view };
    }
    const refusal = amendmentRefusal(existing, body);
    if (refusal !== undefined) return { outcome: "refused", refusal };
  }
  const checked = checkPositionBody(body, { ...bodyFacts, today });
  if ("problems" in checked) return { outcome: "wrong", problems: checked.problems };
  const { facts } = checked;
  if (!isOpen) {
    const position = await writeNewPosition({ organization, facts, existing }, positions);
    return position === undefined ? "again" : { outcome: "created", position, ...view };
  }
  const count = newNoticesOf(existing, facts);
  const numberNew = count === 0 ? noNumber : await reserveNumbers(organization, count, positions);
  const position = amendPosition(existing, facts, numberNew);
  const written = await positions.amend(position, existing, claimsOf(position, existing));
  return written === "written" ? { outcome: "changed", position, ...view } : "again";
}
