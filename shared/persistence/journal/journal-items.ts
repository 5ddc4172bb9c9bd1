import {
  dayOf,
  type JournalEvent,
  type JournalSubject,
  placeOf,
  subjectOf,
} from "../../domain/journal/journal-event.ts";
import { journalEventShape } from "../../domain/journal/journal-event-shape.ts";
import type { CalendarDate } from "../../domain/values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { type Item, itemHeader } from "../item.ts";
import {
  type OrganizationItem,
  type OrganizationPartition,
  organizationPartition,
} from "../organization-key.ts";
import { entities, timeToLiveAttribute } from "../table.ts";

/** The events of a notice, or of a position as a whole. */
export function journalPartition(
  organization: OrganizationFiscalCode,
  subject: JournalSubject,
): OrganizationPartition {
  return "noticeNumber" in subject
    ? organizationPartition(organization, "JOURNAL", "NOTICE", subject.noticeNumber)
    : organizationPartition(organization, "JOURNAL", "IUD", subject.iud);
}

/** The events of a day in Italy. */
export function journalDayPartition(
  organization: OrganizationFiscalCode,
  day: CalendarDate,
): OrganizationPartition {
  return organizationPartition(organization, "JOURNAL-DAY", day);
}

const secondsPerDay = 86_400;

/** An event under its subject, where it has one, and under its day. */
export function toJournalItems(event: JournalEvent, keptDays: number): OrganizationItem[] {
  const { organizationFiscalCode: organization } = event;
  const subject = subjectOf(event);
  const rest = {
    sk: placeOf(event),
    ...event,
    [timeToLiveAttribute]: Math.ceil(Date.parse(event.at) / 1_000) + keptDays * secondsPerDay,
  };
  const ofDay = {
    pk: journalDayPartition(organization, dayOf(event)),
    ...itemHeader(entities.journalDayEvent),
    ...rest,
  };
  if (subject === undefined) return [ofDay];
  const pk = journalPartition(organization, subject);
  return [{ pk, ...itemHeader(entities.journalEvent), ...rest }, ofDay];
}

export function fromJournalItem(item: Item): JournalEvent {
  return journalEventShape.parse(item);
}
