import { describe, expect, it } from "vitest";
import { parseCalendarDate } from "../../../../../shared/domain/values/calendar-date.ts";
import { countDays, dayBefore, daysFrom } from "../../../../../shared/domain/values/day-span.ts";

const day = (text: string) => parseCalendarDate(text) ?? expect.fail();

describe("a span of days", () => {
  it("has both its ends, over months, leap days and changes of the clock", () => {
    expect(daysFrom(day("2028-02-27"), day("2028-03-01"))).toEqual([
      "2028-02-27",
      "2028-02-28",
      "2028-02-29",
      "2028-03-01",
    ]);
    expect(countDays(day("2026-10-01"), day("2026-10-31"))).toBe(31);
    expect(daysFrom(day("2026-10-24"), day("2026-10-26"))).toHaveLength(3);
    expect(daysFrom(day("9999-12-30"), day("9999-12-31"))).toEqual(["9999-12-30", "9999-12-31"]);
  });

  it("is empty when its end comes first", () => {
    expect(countDays(day("2026-11-28"), day("2026-11-27"))).toBe(0);
    expect(daysFrom(day("2026-11-28"), day("2026-01-01"))).toEqual([]);
  });
});

describe("the day before another", () => {
  it("is in the month and the year before, where that day is the first", () => {
    expect(dayBefore(day("2028-03-01"))).toBe("2028-02-29");
    expect(dayBefore(day("2027-01-01"))).toBe("2026-12-31");
    expect(() => dayBefore(day("0001-01-01"))).toThrow(RangeError);
  });
});
