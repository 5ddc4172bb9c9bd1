import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastSecondOf } from "../../../../../shared/domain/notifications/due-instant.ts";
import {
  parseCalendarDate,
  romeDateOf,
} from "../../../../../shared/domain/values/calendar-date.ts";
import { present } from "../../../../support/notifications/debts.ts";

describe("lastSecondOf", () => {
  it.each([
    ["2027-01-31", "2027-01-31T22:59:59.000Z"],
    ["2027-06-30", "2027-06-30T21:59:59.000Z"],
    ["2027-03-27", "2027-03-27T22:59:59.000Z"],
    ["2027-03-28", "2027-03-28T21:59:59.000Z"],
    ["2027-10-30", "2027-10-30T21:59:59.000Z"],
    ["2027-10-31", "2027-10-31T22:59:59.000Z"],
  ])("%s ends in Italy at %s", (date, instant) => {
    expect(lastSecondOf(present(parseCalendarDate(date))).toISOString()).toBe(instant);
  });

  it("is on its day, and a second later is not", () => {
    const day = fc.date({
      min: new Date("2000-01-01"),
      max: new Date("2099-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (instant) => {
        const date = romeDateOf(instant);
        const last = lastSecondOf(date);
        expect(romeDateOf(last)).toBe(date);
        expect(romeDateOf(new Date(last.getTime() + 1000)) > date).toBe(true);
      }),
    );
  });
});
