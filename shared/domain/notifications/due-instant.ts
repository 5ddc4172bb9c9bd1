import { type CalendarDate, romeDateOf } from "../values/calendar-date.ts";

/**
 * 23:59:59 of `date` in Italy as an instant: until when a debt due on that day is paid in time
 * (App IO API v1, `due_date`). Italy is one hour ahead of UTC, or two in summer.
 */
export function lastSecondOf(date: CalendarDate): Date {
  const inWinter = new Date(`${date}T22:59:59Z`);
  return romeDateOf(inWinter) === date ? inWinter : new Date(`${date}T21:59:59Z`);
}
