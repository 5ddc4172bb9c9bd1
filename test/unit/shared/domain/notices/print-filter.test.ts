import { describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import {
  type PrintFilter,
  printFilterTest,
} from "../../../../../shared/domain/notices/print-filter.ts";
import { parseCalendarDate } from "../../../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { debtPosition } from "../../../../support/notifications/debts.ts";

const day = (text: string) => parseCalendarDate(text) ?? expect.fail();
const { dueDate: _dueDate, ...undated } = debtPosition(1);
const { email: _email, address: _address, ...plainDebtor } = undated.debtor;
const base: DebtPosition = {
  ...undated,
  typeCode: "TARI",
  amountCents: euroCents(5_000),
  origin: { flowId: "old", row: 9 },
  appliedRows: [
    { flowId: "f1", row: 3 },
    { flowId: "f2", row: 70 },
  ],
  debtor: plainDebtor,
};
const takes = (filter: PrintFilter, over: Partial<DebtPosition> = {}) =>
  printFilterTest(filter, "f1")({ ...base, ...over });
const living = (address: DebtPosition["debtor"]["address"]) => ({
  debtor: { ...plainDebtor, ...(address && { address }) },
});

describe("the filter of a print job", () => {
  it("takes everything where nothing is asked", () => {
    expect(takes({})).toBe(true);
  });

  it("takes the types named", () => {
    expect([takes({ types: ["MULTE", "TARI"] }), takes({ types: ["MULTE"] })]).toEqual([
      true,
      false,
    ]);
  });

  it("takes due dates from day to day, and no debt without one", () => {
    const span = { dueFrom: day("2026-12-01"), dueTo: day("2026-12-31") };
    const on = (text: string) => takes(span, { dueDate: day(text) });
    expect(["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(takes({ dueFrom: day("2026-12-01") })).toBe(false);
    expect(takes({ dueTo: day("2026-12-31") })).toBe(false);
  });

  it("takes amounts within both ends, whatever the ente's part of them", () => {
    expect(takes({ amountFromCents: 5_000, amountToCents: 5_000 })).toBe(true);
    expect(takes({ amountFromCents: 5_001 })).toBe(false);
    expect(takes({ amountToCents: 4_999 })).toBe(false);
  });

  it("takes beginnings of Italian postal codes only", () => {
    const postalCodes = ["208", "00100"];
    expect(takes({ postalCodes }, living({ postalCode: "20853" }))).toBe(true);
    expect(takes({ postalCodes }, living({ postalCode: "00100", country: "IT" }))).toBe(true);
    expect(takes({ postalCodes }, living({ postalCode: "20121" }))).toBe(false);
    expect(takes({ postalCodes }, living({ postalCode: "20853", country: "DE" }))).toBe(false);
    expect(takes({ postalCodes })).toBe(false);
  });

  it("takes those without e-mail where that is asked", () => {
    expect(takes({ withoutEmail: true })).toBe(true);
    const { email } = debtPosition(1).debtor;
    const reachable = { debtor: { ...plainDebtor, email: email ?? "a@example.it" } };
    expect(takes({ withoutEmail: true }, reachable)).toBe(false);
    expect(takes({ withoutEmail: false }, reachable)).toBe(true);
  });

  it("takes rows of this flow, wherever the debt comes from", () => {
    expect(takes({ rows: [{ from: 1, to: 3 }] })).toBe(true);
    expect(takes({ rows: [{ from: 4, to: 100 }] })).toBe(false);
    const { appliedRows: _appliedRows, ...created } = { ...base, origin: { flowId: "f1", row: 9 } };
    expect(printFilterTest({ rows: [{ from: 9, to: 9 }] }, "f1")(created)).toBe(true);
    expect(printFilterTest({ rows: [{ from: 9, to: 9 }] }, "f2")(created)).toBe(false);
  });

  it("takes the IUDs named, and only what all of it takes", () => {
    expect(takes({ iuds: [base.iud] })).toBe(true);
    expect(takes({ iuds: [debtPosition(2).iud] })).toBe(false);
    expect(takes({ iuds: [base.iud], types: ["MULTE"] })).toBe(false);
  });
});
