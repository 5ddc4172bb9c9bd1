import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type { JournalEvent } from "../../../shared/domain/journal/journal-event.ts";
import type { JournalStore } from "../../../shared/domain/journal/journal-store.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { type DaysOutcome, readDays } from "./read-days.ts";
import { mayRead } from "./read-subjects.ts";

export type SearchEventsInput = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Pick<Caller, "typeCodes">;
  /** Upper case. */
  readonly debtorFiscalCode: string;
  /** Days in Italy, both included. Without `to` until today; without `from` that day alone. */
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

export type SearchEventsDependencies = {
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly journal: Pick<JournalStore, "listOfDay">;
  readonly now: () => Date;
};

/**
 * The events of a debtor on some days. The journal knows no fiscal code: the positions of the days'
 * events are looked up, and those of the debtor kept.
 */
export async function searchEvents(
  { organization, caller, debtorFiscalCode, limit, cursor, ...days }: SearchEventsInput,
  { positions, journal, now }: SearchEventsDependencies,
): Promise<DaysOutcome> {
  const to = days.to ?? romeDateOf(now());
  const from = days.from ?? to;
  const keep = async (events: readonly JournalEvent[]) => {
    const readable = events.filter(({ typeCode }) => mayRead(caller, typeCode));
    const iuds = new Set(readable.flatMap(({ iud }) => iud ?? []));
    if (iuds.size === 0) return [];
    const found = await positions.findMany(organization, [...iuds]);
    const own = new Set(
      found.filter(({ debtor }) => debtor.code === debtorFiscalCode).map(({ iud }) => iud),
    );
    return readable.filter(({ iud }) => iud !== undefined && own.has(iud));
  };
  return readDays({ organization, from, to, limit, cursor }, { journal, keep });
}
