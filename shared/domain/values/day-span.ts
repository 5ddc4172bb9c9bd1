import { type CalendarDate, parseCalendarDate } from "./calendar-date.ts";

const DAY_MS = 86_400_000;

/** How many days there are from one to the other, both included; 0 or less when reversed. */
export function countDays(first: CalendarDate, last: CalendarDate): number {
  return (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
}

/** The days from one to the other, both included, in order; none when reversed. */
export function daysFrom(first: CalendarDate, last: CalendarDate): CalendarDate[] {
  return Array.from({ length: Math.max(0, countDays(first, last)) }, (_, index) => {
    const day = new Date(Date.parse(first) + index * DAY_MS).toISOString().slice(0, 10);
    return parseCalendarDate(day) ?? last;
  });
}

export function dayBefore(day: CalendarDate): CalendarDate {
  const text = new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
  const found = parseCalendarDate(text);
  if (found === undefined) throw new RangeError("a day outside the calendar");
  return found;
}
