import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  euroCents,
  formatEuroCents,
  formatEuroItalian,
  parseEuroCents,
} from "../../../../../shared/domain/values/euro-cents.ts";

const amounts = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }).map(euroCents);

describe("euroCents", () => {
  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuses %s", (value) => {
    expect(() => euroCents(value)).toThrow(RangeError);
  });
});

describe("parseEuroCents", () => {
  it("reads back every amount it is written as", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseEuroCents(formatEuroCents(amount))).toBe(amount);
      }),
    );
  });

  it.each([
    ["0", 0],
    ["1", 100],
    ["1.5", 150],
    ["0.07", 7],
    ["1234.56", 123456],
    ["00012.30", 1230],
    ["999999999.99", 99_999_999_999],
    ["90071992547409.91", Number.MAX_SAFE_INTEGER],
  ])("reads %s as %d cents", (text, cents) => {
    expect(parseEuroCents(text)).toBe(cents);
  });

  it.each([
    "",
    ".",
    "1.",
    ".5",
    "1,50",
    "1.234,56",
    "1.234.56",
    "1.005",
    "-1",
    "+1",
    "1e3",
    " 1",
    "1 ",
    "€1",
    "١",
    "90071992547409.92",
    "9".repeat(400),
  ])("refuses %j", (text) => {
    expect(parseEuroCents(text)).toBeUndefined();
  });

  it("agrees with the written grammar on any short text", () => {
    const texts = fc.string({
      unit: fc.constantFrom(..."0123456789.,-+ e"),
      maxLength: 8,
    });
    fc.assert(
      fc.property(texts, (text) => {
        expect(parseEuroCents(text) !== undefined).toBe(/^\d+(\.\d{1,2})?$/.test(text));
      }),
    );
  });
});

describe("formatEuroItalian", () => {
  it.each([
    [0, "0,00"],
    [7, "0,07"],
    [99_999, "999,99"],
    [100_000, "1.000,00"],
    [123_456_789_01, "123.456.789,01"],
  ])("prints %d cents as %s", (cents, text) => {
    expect(formatEuroItalian(euroCents(cents))).toBe(text);
  });
});
