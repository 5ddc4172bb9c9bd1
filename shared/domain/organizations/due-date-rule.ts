import { type CalendarDate, parseCalendarDate } from "../values/calendar-date.ts";

/**
 * By when a payment that a citizen starts is to be made:
 * - `none`: it has no due date;
 * - `daysAfter`: so many days after it is started;
 * - `endOfMonth`: at the end of the month, or of one that comes so many months later;
 * - `fixedDay`: on that day of the year, the next time it comes, today included.
 */
export type DueDateRule =
  | { readonly kind: "none" }
  | { readonly kind: "daysAfter"; readonly days: number }
  | { readonly kind: "endOfMonth"; readonly months: number }
  | { readonly kind: "fixedDay"; readonly month: number; readonly day: number };

export const dueDaysMax = 3_650;
export const dueMonthsMax = 120;

/** The due date that the rule gives to a payment started today; none where it gives none. */
export function dueDateOf(rule: DueDateRule, today: CalendarDate): CalendarDate | undefined {
  const [year = 0, month = 0, day = 0] = today.split("-").map(Number);
  switch (rule.kind) {
    case "none":
      return undefined;
    case "daysAfter":
      return dayOf(Date.UTC(year, month - 1, day + rule.days));
    case "endOfMonth":
      // Day 0 of a month is the last of the month before.
      return dayOf(Date.UTC(year, month + rule.months, 0));
    case "fixedDay": {
      const thisYear = fixedDayOf(year, rule);
      return thisYear >= today ? thisYear : fixedDayOf(year + 1, rule);
    }
  }
}

/** Days of a month in a leap year: 29 February is a day that a rule may name. */
export function longestMonth(month: number): number {
  return new Date(Date.UTC(2024, month, 0)).getUTCDate();
}

/** In years without it, 29 February is the 28th. */
function fixedDayOf(
  year: number,
  { month, day }: { readonly month: number; readonly day: number },
) {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1, Math.min(day, last)));
}

function dayOf(milliseconds: number): CalendarDate {
  const day = parseCalendarDate(new Date(milliseconds).toISOString().slice(0, 10));
  if (day === undefined) throw new RangeError("a due date outside the calendar");
  return day;
}
