import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DueDateRule,
  dueDateOf,
} from "../../../../../shared/domain/organizations/due-date-rule.ts";
import { parseCalendarDate } from "../../../../../shared/domain/values/calendar-date.ts";
import { countDays } from "../../../../../shared/domain/values/day-span.ts";
import { present } from "../../../../support/notifications/debts.ts";

const day = (text: string) => present(parseCalendarDate(text));
const due = (rule: DueDateRule, today: string) => dueDateOf(rule, day(today));
const anyDay = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe("the due date of a payment that a citizen starts", () => {
  it("is none where the rule gives none", () => {
    expect(due({ kind: "none" }, "2027-02-01")).toBeUndefined();
  });

  it("comes so many days later, across months, years and leap days", () => {
    expect(due({ kind: "daysAfter", days: 0 }, "2027-02-01")).toBe("2027-02-01");
    expect(due({ kind: "daysAfter", days: 30 }, "2027-12-15")).toBe("2028-01-14");
    expect(due({ kind: "daysAfter", days: 1 }, "2028-02-28")).toBe("2028-02-29");
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 3_650 }), (today, days) => {
        const dueDate = present(dueDateOf({ kind: "daysAfter", days }, today));
        expect(countDays(today, dueDate)).toBe(days + 1);
      }),
    );
  });

  it("is the last day of a month, this one or one to come", () => {
    expect(due({ kind: "endOfMonth", months: 0 }, "2027-02-01")).toBe("2027-02-28");
    expect(due({ kind: "endOfMonth", months: 0 }, "2027-01-31")).toBe("2027-01-31");
    expect(due({ kind: "endOfMonth", months: 1 }, "2028-01-31")).toBe("2028-02-29");
    expect(due({ kind: "endOfMonth", months: 12 }, "2027-11-05")).toBe("2028-11-30");
  });

  it("is the fixed day that comes next, today included", () => {
    const rule = { kind: "fixedDay", month: 6, day: 30 } as const;
    expect(due(rule, "2027-06-29")).toBe("2027-06-30");
    expect(due(rule, "2027-06-30")).toBe("2027-06-30");
    expect(due(rule, "2027-07-01")).toBe("2028-06-30");
    const leap = { kind: "fixedDay", month: 2, day: 29 } as const;
    expect(due(leap, "2027-01-01")).toBe("2027-02-28");
    expect(due(leap, "2027-03-01")).toBe("2028-02-29");
  });

  it("is never before today", () => {
    const rule = fc.oneof(
      fc.record({ kind: fc.constant("daysAfter" as const), days: fc.nat(3_650) }),
      fc.record({ kind: fc.constant("endOfMonth" as const), months: fc.nat(120) }),
      fc.record({
        kind: fc.constant("fixedDay" as const),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      }),
    );
    fc.assert(
      fc.property(rule, anyDay, (each, today) => {
        expect(present(dueDateOf(each, today)) >= today).toBe(true);
      }),
    );
  });
});
