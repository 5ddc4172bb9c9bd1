import type { JournalEvent } from "../../../shared/domain/journal/journal-event.ts";
import type { JournalStore } from "../../../shared/domain/journal/journal-store.ts";
import {
  type CalendarDate,
  parseCalendarDate,
} from "../../../shared/domain/values/calendar-date.ts";
import { countDays, daysFrom } from "../../../shared/domain/values/day-span.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

/** One query a day is made at the least: so many are still one quick answer. */
export const daysMax = 31;
/** Where little is kept of what is read, a page ends short of its limit: the cursor tells. */
const readsMax = 50;

export type DaysAsked = {
  readonly organization: OrganizationFiscalCode;
  /** Days in Italy, both included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

export type ReadDaysDependencies = {
  readonly journal: Pick<JournalStore, "listOfDay">;
  /** Those of the events that are to be shown. */
  readonly keep: (events: readonly JournalEvent[]) => Promise<readonly JournalEvent[]>;
};

export type DaysOutcome =
  | {
      readonly outcome: "events";
      readonly events: readonly JournalEvent[];
      /** Where the next page begins; absent on the last one. */
      readonly cursor?: string;
    }
  | { readonly outcome: "daysReversed" }
  | { readonly outcome: "tooManyDays" }
  /** The cursor's day is not one of those asked for. */
  | { readonly outcome: "cursorElsewhere" };

/** The events of some days, in the order they happened, page by page across the days. */
export async function readDays(
  { organization, from, to, limit, cursor }: DaysAsked,
  { journal, keep }: ReadDaysDependencies,
): Promise<DaysOutcome> {
  const days = countDays(from, to);
  if (days < 1) return { outcome: "daysReversed" };
  if (days > daysMax) return { outcome: "tooManyDays" };
  const start = cursor === undefined ? { day: from } : parsePlace(cursor);
  if (start === undefined || start.day < from || start.day > to) {
    return { outcome: "cursorElsewhere" };
  }
  const events: JournalEvent[] = [];
  let reads = 0;
  let place: string | undefined = start.cursor;
  for (const day of daysFrom(start.day, to)) {
    do {
      if (reads === readsMax || events.length === limit) {
        return { outcome: "events", events, cursor: placeOf(day, place) };
      }
      reads += 1;
      const wanted = { limit: limit - events.length, ...(place && { cursor: place }) };
      const page = await journal.listOfDay(organization, day, wanted);
      events.push(...(await keep(page.entries)));
      place = page.cursor;
    } while (place !== undefined);
  }
  return { outcome: "events", events };
}

const dayLength = "2027-06-30".length;
const separator = "#";

function placeOf(day: CalendarDate, cursor = ""): string {
  return day + separator + cursor;
}

function parsePlace(text: string): { day: CalendarDate; cursor?: string } | undefined {
  const day = parseCalendarDate(text.slice(0, dayLength));
  if (day === undefined || text.charAt(dayLength) !== separator) return undefined;
  const cursor = text.slice(dayLength + separator.length);
  return cursor === "" ? { day } : { day, cursor };
}
