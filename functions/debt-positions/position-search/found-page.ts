import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type {
  DebtorIndex,
  IndexedDebt,
} from "../../../shared/domain/debt-positions/search-index.ts";
import { pageOfDebts, readDebts } from "../../../shared/domain/debt-positions/search-page.ts";
import type { RecordEvents } from "../../../shared/domain/journal/journal-event.ts";
import { findDebtPositionType } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type SearchDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany" | "findByNoticeNumber" | "findByIuv">;
  readonly debtors: DebtorIndex;
  readonly record: RecordEvents;
  /** Where people reach the portal. */
  readonly publicUrl: string;
  readonly now: () => Date;
};

export type WantedPage = { readonly limit: number; readonly cursor?: string | undefined };

export type FoundPage = {
  readonly outcome: "page";
  readonly found: readonly { readonly position: DebtPosition; readonly endsOnDueDate: boolean }[];
  readonly today: CalendarDate;
  readonly publicUrl: string;
  /** No debt was left out of the search. */
  readonly isWhole: boolean;
  /** Where the next page begins; absent on the last one. */
  readonly cursor?: string;
};

type Found = {
  readonly organization: OrganizationFiscalCode;
  readonly debts: readonly IndexedDebt[];
  readonly isWhole: boolean;
  /** What is found is some instants old: only what is still as wanted is shown. */
  readonly isWanted: (position: DebtPosition) => boolean;
};

/**
 * A page of what the index has found, read from the table: no state is an old one. It may end short
 * of its limit: the cursor tells. `undefined` where the cursor is no page's.
 */
export async function readFoundPage(
  { organization, debts, isWhole, isWanted }: Found,
  { limit, cursor }: WantedPage,
  dependencies: SearchDependencies,
): Promise<FoundPage | undefined> {
  const page = pageOfDebts(debts, { limit, ...(cursor !== undefined && { cursor }) });
  if (page === undefined) return undefined;
  const read = await readDebts(page.entries, dependencies.positions);
  const next = page.cursor === undefined ? {} : { cursor: page.cursor };
  const shown = await showPositions(organization, read.filter(isWanted), dependencies);
  return { ...shown, isWhole, ...next };
}

/** Positions with what is said of them beside themselves. */
export async function showPositions(
  fiscalCode: OrganizationFiscalCode,
  positions: readonly DebtPosition[],
  { organizations, publicUrl, now }: SearchDependencies,
): Promise<Omit<FoundPage, "cursor">> {
  const organization = await organizations.find(fiscalCode);
  const found = positions.map((position) => {
    const type = organization && findDebtPositionType(organization, position.typeCode);
    return { position, endsOnDueDate: type?.dueDateMandatory ?? false };
  });
  return { outcome: "page", found, today: romeDateOf(now()), publicUrl, isWhole: true };
}
