import type { Brand } from "./brand.ts";
import { digitAt } from "./character-codes.ts";
import { romeFormat } from "./rome-format.ts";

/**
 * A day of the calendar as "2027-06-30", always a real one. Plain string comparison orders dates.
 * Due dates are days in Europe/Rome, not instants.
 */
export type CalendarDate = Brand<string, "CalendarDate">;

const PATTERN = /^\d{4}-\d\d-\d\d$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FEBRUARY = 2;

function daysInMonth(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === FEBRUARY && isLeapYear ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

function twoDigitsAt(text: string, index: number): number {
  return digitAt(text, index) * 10 + digitAt(text, index + 1);
}

function isCalendarDate(text: string): text is CalendarDate {
  if (!PATTERN.test(text)) return false;
  const year = twoDigitsAt(text, 0) * 100 + twoDigitsAt(text, 2);
  const day = twoDigitsAt(text, 8);
  return year > 0 && day >= 1 && day <= daysInMonth(year, twoDigitsAt(text, 5));
}

/** Reads exactly ten characters yyyy-MM-dd naming a real day, or `undefined`. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  return isCalendarDate(text) ? text : undefined;
}

const romeDay = romeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" });

/** The day it is in Italy at `instant`. */
export function romeDateOf(instant: Date): CalendarDate {
  const part = Object.fromEntries(
    romeDay()
      .formatToParts(instant)
      .map((p) => [p.type, p.value]),
  );
  const date = parseCalendarDate(`${part.year?.padStart(4, "0")}-${part.month}-${part.day}`);
  if (date === undefined) throw new RangeError("instant outside the calendar");
  return date;
}

/** "30/06/2027", as dates are written in Italy. */
export function formatItalianDate(date: CalendarDate): string {
  return date.split("-").reverse().join("/");
}
