import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  parseCalendarDate,
  romeDateOf,
} from "../../../../../shared/domain/values/calendar-date.ts";

describe("parseCalendarDate", () => {
  it("accepts exactly the days the proleptic calendar has", () => {
    const parts = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const pad = (value: number, width: number) => String(value).padStart(width, "0");
        const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
        const instant = new Date(`${text}T00:00:00Z`);
        const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
        expect(parseCalendarDate(text)).toBe(isReal ? text : undefined);
      }),
    );
  });

  it.each([
    "",
    "2027-02-30",
    "2027-6-30",
    "30/06/2027",
    "2027-06-30T00:00",
    " 2027-06-30",
    "0000-01-01",
  ])("refuses %j", (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
  });
});

describe("romeDateOf", () => {
  it.each([
    ["2027-06-30T21:59:59Z", "2027-06-30"],
    ["2027-06-30T22:00:00Z", "2027-07-01"],
    ["2027-12-31T22:59:59Z", "2027-12-31"],
    ["2027-12-31T23:00:00Z", "2028-01-01"],
  ])("at %s it is %s in Italy", (instant, date) => {
    expect(romeDateOf(new Date(instant))).toBe(date);
  });
});
