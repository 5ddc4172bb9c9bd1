import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { romeDateTimeOf } from "../../../../../shared/domain/receipts/rome-date-time.ts";

describe("the clock in Italy", () => {
  it.each([
    ["2027-01-15T23:30:05.999Z", "2027-01-16", "00:30:05"],
    ["2027-06-18T22:00:00.000Z", "2027-06-19", "00:00:00"],
    ["2027-06-18T08:04:31Z", "2027-06-18", "10:04:31"],
    ["2027-03-28T01:00:00Z", "2027-03-28", "03:00:00"],
    ["2027-10-31T01:00:00Z", "2027-10-31", "02:00:00"],
  ])("shows %s as %s %s", (instant, date, time) => {
    expect(romeDateTimeOf(instant)).toEqual({ date, time });
  });

  it("is one or two hours ahead of UTC", () => {
    const instants = fc.date({
      min: new Date(0),
      noInvalidDate: true,
      max: new Date("2099-12-31"),
    });
    fc.assert(
      fc.property(instants, (instant) => {
        const { date, time } = romeDateTimeOf(instant.toISOString());
        const shown = Date.parse(`${date}T${time}Z`);
        const second = Math.floor(instant.getTime() / 1_000) * 1_000;
        expect([1, 2]).toContain((shown - second) / 3_600_000);
      }),
    );
  });

  it("is not asked of what is no instant", () => {
    expect(() => romeDateTimeOf("ieri")).toThrow(RangeError);
  });
});
