import type { Caller } from "../access/caller.ts";
import {
  findDebtPositionType,
  type Organization,
  type OrganizationStatus,
} from "../organizations/organization.ts";
import { whatIsOpen } from "../organizations/organization-status.ts";
import type { OrganizationStore } from "../organizations/organization-store.ts";
import { type CalendarDate, romeDateOf } from "../values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import {
  type BodyProblem,
  checkPositionBody,
  type UnnumberedFacts,
  withTypesOf,
} from "./check-position-body.ts";
import { composePosition, isSameDebt, numberFrom } from "./compose-position.ts";
import type { DebtPosition } from "./debt-position.ts";
import type { DebtPositionStore } from "./debt-position-store.ts";
import { slotsOfOptions } from "./notice-slot.ts";
import { claimsOf, reserveNumbers } from "./number-notices.ts";
import type { PositionBody } from "./position-body.ts";
import type { JudgedPosition } from "./position-outcome.ts";

export type CreatePositionDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany" | "reserveProgressives" | "create">;
  readonly oldIuvAcceptedUntil: CalendarDate;
  readonly now: () => Date;
};

export type CreatePositionInput = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Pick<Caller, "typeCodes">;
  readonly body: PositionBody;
};

export type CreatePositionOutcome =
  | ({ readonly outcome: "created" } & JudgedPosition)
  /** The very same debt was created before: nothing changed. */
  | ({ readonly outcome: "alreadyCreated" } & JudgedPosition)
  | { readonly outcome: "iudTaken" }
  | { readonly outcome: "wrong"; readonly problems: readonly BodyProblem[] }
  | { readonly outcome: "organizationNotReady"; readonly status: OrganizationStatus }
  | { readonly outcome: "unknown" };

/** Two of the same ente that meet in the numbering, and meet again, are no surprise. */
const attemptsMax = 5;

/**
 * Creates one debt with its ways to pay: at once, by instalments, split among up to five enti. Its
 * notices are numbered in the same call. The IUD is the natural key: the same debt again answers
 * what is there, another one under the same IUD is refused while the first is not cancelled.
 */
export async function createPosition(
  { organization: organizationFiscalCode, caller, body }: CreatePositionInput,
  dependencies: CreatePositionDependencies,
): Promise<CreatePositionOutcome> {
  const { organizations, positions, oldIuvAcceptedUntil } = dependencies;
  const registered = await organizations.find(organizationFiscalCode);
  if (registered === undefined) return { outcome: "unknown" };
  const organization = withTypesOf(caller, registered);
  if (!whatIsOpen(organization.status).load) {
    return { outcome: "organizationNotReady", status: organization.status };
  }
  const now = dependencies.now();
  const today = romeDateOf(now);
  const checked = checkPositionBody(body, { organization, oldIuvAcceptedUntil, now, today });
  if ("problems" in checked) return { outcome: "wrong", problems: checked.problems };
  const { facts } = checked;
  const type = findDebtPositionType(organization, facts.draft.typeCode);
  const view = { today, endsOnDueDate: type?.dueDateMandatory ?? false };
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const [existing] = await positions.findMany(organizationFiscalCode, [facts.draft.iud]);
    if (existing !== undefined && existing.status !== "CANCELLED") {
      return isAskedAgain(existing, { organization, facts, body })
        ? { outcome: "alreadyCreated", position: existing, ...view }
        : { outcome: "iudTaken" };
    }
    const position = await writeNewPosition({ organization, facts, existing }, positions);
    if (position !== undefined) return { outcome: "created", position, ...view };
  }
  throw new Error("a debt cannot be created: its IUD or its IUVs keep being taken");
}

function isAskedAgain(
  existing: DebtPosition,
  {
    organization,
    facts,
    body,
  }: {
    readonly organization: Organization;
    readonly facts: UnnumberedFacts;
    readonly body: PositionBody;
  },
): boolean {
  const numberOf = numberFrom(organization.segregationCode, 1);
  const asked = composePosition({ ...facts, numberOf });
  // Where no budget is sent, the shares of the type may have changed since.
  const isBudgetSame = body.budget === undefined || existing.budgetXml === asked.budgetXml;
  return isBudgetSame && isSameDebt(existing, asked);
}

/**
 * Numbers a debt and writes it, in the place of a cancelled one where there is one; nothing when
 * somebody has taken the IUD, or one of the IUVs, meanwhile.
 */
export async function writeNewPosition(
  {
    organization,
    facts,
    existing,
  }: {
    readonly organization: Organization;
    readonly facts: UnnumberedFacts;
    /** A cancelled position, whose IUD is used again. */
    readonly existing: DebtPosition | undefined;
  },
  positions: Pick<DebtPositionStore, "reserveProgressives" | "create">,
): Promise<DebtPosition | undefined> {
  const count = slotsOfOptions(facts.options).length;
  const numberOf = await reserveNumbers(organization, count, positions);
  const cancelled = existing && { cancelled: existing };
  const position = composePosition({ ...facts, ...cancelled, numberOf });
  const written = await positions.create(position, claimsOf(position), existing);
  return written === "written" ? position : undefined;
}
