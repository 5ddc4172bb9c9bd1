import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRomeInstant } from "../../../../../shared/domain/values/rome-instant.ts";

describe("parseRomeInstant", () => {
  it.each([
    ["in winter", "2026-11-23T10:00:00", "2026-11-23T09:00:00.000Z"],
    ["in summer", "2026-07-23T10:00:00", "2026-07-23T08:00:00.000Z"],
    ["at the turn of the year", "2027-01-01T00:30:00", "2026-12-31T23:30:00.000Z"],
    ["with fractions", "2026-11-23T10:00:00.5", "2026-11-23T09:00:00.500Z"],
    [
      "with more fractions than are kept",
      "2026-11-23T10:00:00.1239999",
      "2026-11-23T09:00:00.123Z",
    ],
    ["at the end of a day", "2026-11-23T24:00:00", "2026-11-23T23:00:00.000Z"],
    ["before clocks go forward", "2026-03-29T01:59:59", "2026-03-29T00:59:59.000Z"],
    ["after clocks went forward", "2026-03-29T03:00:00", "2026-03-29T01:00:00.000Z"],
    ["in the hour that is skipped", "2026-03-29T02:30:00", "2026-03-29T01:30:00.000Z"],
    ["before clocks go back", "2026-10-25T01:59:59", "2026-10-24T23:59:59.000Z"],
    [
      "in the hour that comes twice, the first of them",
      "2026-10-25T02:30:00",
      "2026-10-25T00:30:00.000Z",
    ],
    ["after clocks went back", "2026-10-25T03:00:00", "2026-10-25T02:00:00.000Z"],
  ])("reads a time without zone as Italian: %s", (_when, text, instant) => {
    expect(parseRomeInstant(text)).toBe(instant);
  });

  it.each([
    ["2026-11-23T10:00:00Z", "2026-11-23T10:00:00.000Z"],
    ["2026-11-23T10:00:00.123+01:00", "2026-11-23T09:00:00.123Z"],
    ["2026-07-23T10:00:00+01:00", "2026-07-23T09:00:00.000Z"],
    ["2026-11-23T10:00:00-03:30", "2026-11-23T13:30:00.000Z"],
    ["2026-11-23T00:00:00+14:00", "2026-11-22T10:00:00.000Z"],
  ])("keeps to the zone of %s", (text, instant) => {
    expect(parseRomeInstant(text)).toBe(instant);
  });

  it.each([
    "",
    "2026-11-23",
    "2026-11-23 10:00:00",
    "2026-11-23T10:00",
    "2026-11-23T10:00:00.",
    "2026-02-30T10:00:00",
    "2026-11-23T25:00:00",
    "2026-11-23T24:00:01",
    "2026-11-23T10:60:00",
    "2026-11-23T10:00:60",
    "2026-11-23T10:00:00+14:01",
    "2026-11-23T10:00:00+01:60",
    "2026-11-23T10:00:00+1:00",
    "26-11-23T10:00:00",
    " 2026-11-23T10:00:00",
  ])("refuses %j", (text) => {
    expect(parseRomeInstant(text)).toBeUndefined();
  });

  it("gives back the time that Italian clocks show at an instant", () => {
    const clock = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Europe/Rome",
      dateStyle: "short",
      timeStyle: "medium",
    });
    const instants = fc.date({
      min: new Date("2018-01-01"),
      max: new Date("2037-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        const shown = clock.format(date).replace(" ", "T");
        const instant = parseRomeInstant(shown) ?? "";
        expect(clock.format(new Date(instant)).replace(" ", "T")).toBe(shown);
      }),
    );
  });
});
