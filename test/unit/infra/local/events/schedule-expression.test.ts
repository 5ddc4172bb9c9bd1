import { describe, expect, it } from "vitest";
import { parseSchedule } from "../../../../../infra/local/events/schedule-expression.ts";

describe("parseSchedule", () => {
  it("is due once in each period of a rate, counted from the start", () => {
    const isDue = parseSchedule("rate(2 hours)");
    expect([0, 119, 120, 240].map((minute) => isDue(new Date(0), minute))).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it.each([
    ["cron(0 2 * * ? *)", "2027-06-30T02:00:00Z", true],
    ["cron(0 2 * * ? *)", "2027-06-30T03:00:00Z", false],
    ["cron(0/15 * * * ? *)", "2027-06-30T03:45:00Z", true],
    ["cron(0/15 * * * ? *)", "2027-06-30T03:46:00Z", false],
    ["cron(30 8 ? * MON-FRI *)", "2027-06-30T08:30:00Z", true],
    ["cron(30 8 ? * MON-FRI *)", "2027-07-03T08:30:00Z", false],
    ["cron(0 0 1 JAN,JUL ? 2027)", "2027-07-01T00:00:00Z", true],
  ])("reads %s at %s", (expression, instant, expected) => {
    expect(parseSchedule(expression)(new Date(instant), 1)).toBe(expected);
  });

  it.each(["at(2027-01-01T00:00:00)", "cron(0 0 L * ? *)", "cron(0 0)"])(
    "refuses %s",
    (expression) => {
      expect(() => parseSchedule(expression)).toThrow("pianificazione");
    },
  );
});
