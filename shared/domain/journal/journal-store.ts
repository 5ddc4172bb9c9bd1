import type { CalendarDate } from "../values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Page, PageRequest } from "../values/page.ts";
import type { JournalEvent, JournalSubject } from "./journal-event.ts";

/** Events are added and read, and that is all. A page's cursor is the place of its last event. */
export type JournalStore = {
  /** Every event under its subject and under its day; adding it again changes nothing. */
  append(events: readonly JournalEvent[]): Promise<void>;
  /** In the order they happened. */
  listOfSubject(
    organization: OrganizationFiscalCode,
    subject: JournalSubject,
    page: PageRequest,
  ): Promise<Page<JournalEvent>>;
  /** Those of a day (Europe/Rome), in the order they happened. */
  listOfDay(
    organization: OrganizationFiscalCode,
    day: CalendarDate,
    page: PageRequest,
  ): Promise<Page<JournalEvent>>;
};
