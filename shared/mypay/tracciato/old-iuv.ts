import { parseCalendarDate } from "../../domain/values/calendar-date.ts";

/**
 * Last day on which a debt with an old 15-digit IUV (auxiliary digit 0) could be created.
 * Source: MyPay4's default; pagoPA allows auxiliary digit 3 only (SANP 3.12.0, NAV).
 */
export const oldIuvAcceptedUntil = requiredDate("2024-04-30");

function requiredDate(text: string) {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new Error("the date is not a calendar day");
  return date;
}
