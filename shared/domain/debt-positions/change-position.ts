import { type Caller, mayTouchType } from "../access/caller.ts";
import { findDebtPositionType } from "../organizations/organization.ts";
import { whatIsOpen } from "../organizations/organization-status.ts";
import type { OrganizationStore } from "../organizations/organization-store.ts";
import { romeDateOf } from "../values/calendar-date.ts";
import { type SeenVersion, sawVersion } from "../values/entity-tag.ts";
import type { Iud } from "../values/iud.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { DebtPositionStore } from "./debt-position-store.ts";
import type { DecideChange } from "./decide-position-change.ts";
import type { ChangePositionOutcome } from "./position-outcome.ts";

export type ChangePositionDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany" | "change">;
  readonly now: () => Date;
};

export type ChangePositionInput = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Pick<Caller, "typeCodes">;
  /** What the debt may be called: the first that is there is meant. */
  readonly iuds: readonly Iud[];
  /** The state of it that the caller has seen, where it says so. */
  readonly seen: SeenVersion;
  readonly decide: DecideChange;
  /** It makes something payable: the ente has to be in a state to load debts. */
  readonly opens: boolean;
};

/** Who changes a position meets a receipt, an import or somebody else, and seldom twice. */
const attemptsMax = 5;

/** Changes one position of the ente by a decision: over the state it was read in, or not at all. */
export async function changePosition(
  input: ChangePositionInput,
  { organizations, positions, now }: ChangePositionDependencies,
): Promise<ChangePositionOutcome> {
  const { organization: fiscalCode, caller, iuds, seen, decide } = input;
  const organization = await organizations.find(fiscalCode);
  if (organization === undefined) return { outcome: "unknown" };
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const found = await positions.findMany(fiscalCode, iuds);
    const position = iuds
      .map((iud) => found.find((each) => each.iud === iud))
      .find((each) => each !== undefined);
    if (position === undefined || !mayTouchType(caller, position.typeCode)) {
      return { outcome: "unknown" };
    }
    if (input.opens && !whatIsOpen(organization.status).load) {
      return { outcome: "organizationNotReady", status: organization.status };
    }
    const { version } = position;
    if (seen.kind !== "none" && !sawVersion(seen, version)) {
      return { outcome: "versionPassed", version };
    }
    const type = findDebtPositionType(organization, position.typeCode);
    const at = now();
    const today = romeDateOf(at);
    const view = { endsOnDueDate: type?.dueDateMandatory ?? false, today };
    const decision = decide(position, { organization, type, today, now: at });
    if (decision.outcome === "unchanged") return { outcome: "unchanged", position, ...view };
    if (decision.outcome !== "change") return decision;
    if ((await positions.change(decision.position, version)) === "written") {
      return { outcome: "changed", position: decision.position, ...view };
    }
  }
  throw new Error("a debt cannot be changed: others keep being faster");
}
