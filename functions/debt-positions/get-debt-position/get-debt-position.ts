import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { findDebtPositionType } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import { parseIud } from "../../../shared/domain/values/iud.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { readingsOf } from "../../../shared/domain/values/path-segment.ts";

export type GetDebtPositionDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  /** Where people reach the portal. */
  readonly publicUrl: string;
  readonly now: () => Date;
};

export type GetDebtPositionInput = {
  readonly organization: OrganizationFiscalCode;
  /** The IUD as it stands in the address. */
  readonly segment: string;
  readonly caller: Pick<Caller, "typeCodes">;
};

export type GetDebtPositionOutcome =
  | {
      readonly outcome: "found";
      readonly position: DebtPosition;
      readonly endsOnDueDate: boolean;
      readonly today: CalendarDate;
      readonly publicUrl: string;
    }
  | { readonly outcome: "unknown" };

/**
 * One debt of the ente as it stands now, with its ways to pay and what is left of it: unknown also
 * where it is of a type that is not the caller's business.
 */
export async function getDebtPosition(
  { organization: fiscalCode, segment, caller }: GetDebtPositionInput,
  { organizations, positions, publicUrl, now }: GetDebtPositionDependencies,
): Promise<GetDebtPositionOutcome> {
  const iuds = readingsOf(segment)
    .map(parseIud)
    .filter((iud) => iud !== undefined);
  const [organization, found] = await Promise.all([
    organizations.find(fiscalCode),
    positions.findMany(fiscalCode, iuds),
  ]);
  const position = iuds
    .map((iud) => found.find((each) => each.iud === iud))
    .find((each) => each !== undefined);
  if (organization === undefined || position === undefined) return { outcome: "unknown" };
  if (!mayTouchType(caller, position.typeCode)) return { outcome: "unknown" };
  const type = findDebtPositionType(organization, position.typeCode);
  const endsOnDueDate = type?.dueDateMandatory ?? false;
  return { outcome: "found", position, endsOnDueDate, publicUrl, today: romeDateOf(now()) };
}
