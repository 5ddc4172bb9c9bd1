import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkDigitsOf,
  composeIuv,
  PROGRESSIVE_MAX,
  parseIuv,
} from "../../../../../shared/domain/values/iuv.ts";

const twoDigits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, "0"));
const progressives = fc.integer({ min: 0, max: PROGRESSIVE_MAX });

describe("composeIuv", () => {
  it.each([
    ["00", "00", 1, "00000000000000104"],
    ["00", "00", 2, "00000000000000205"],
    ["00", "00", 6, "00000000000000609"],
    ["00", "00", 89, "00000000000008992"],
    ["00", "00", 90, "00000000000009000"],
    ["00", "00", 64, "00000000000006467"],
    ["01", "20", 26_000_000_001, "01202600000000103"],
    ["12", "12", 34_567_890_123, "12123456789012384"],
    ["45", "99", 99_999_999_999, "45999999999999975"],
  ])("%s/%s/%d is %s", (...[segregationCode, systemCode, progressive, iuv]) => {
    expect(composeIuv({ segregationCode, systemCode, progressive })).toBe(iuv);
  });

  it("numbers in the portal's own range when no system code is given", () => {
    expect(composeIuv({ segregationCode: "12", progressive: 7 }).slice(0, 15)).toBe(
      "120000000000007",
    );
  });

  it("has the check digits that exact arithmetic gives, for every part", () => {
    fc.assert(
      fc.property(
        twoDigits,
        twoDigits,
        progressives,
        (segregationCode, systemCode, progressive) => {
          const iuv = composeIuv({ segregationCode, systemCode, progressive });
          expect(parseIuv(iuv)).toBe(iuv);
          expect(BigInt(iuv.slice(15))).toBe(BigInt(`3${iuv.slice(0, 15)}`) % 93n);
        },
      ),
    );
  });

  it("never gives one IUV to two progressives", () => {
    fc.assert(
      fc.property(progressives, progressives, (one, other) => {
        fc.pre(one !== other);
        const compose = (progressive: number) => composeIuv({ segregationCode: "12", progressive });
        expect(compose(one)).not.toBe(compose(other));
      }),
    );
  });

  it.each([
    { segregationCode: "1", progressive: 1 },
    { segregationCode: "1A", progressive: 1 },
    { segregationCode: "12", systemCode: "000", progressive: 1 },
    { segregationCode: "12", progressive: -1 },
    { segregationCode: "12", progressive: 1.5 },
    { segregationCode: "12", progressive: PROGRESSIVE_MAX + 1 },
  ])("refuses %o", (parts) => {
    expect(() => composeIuv(parts)).toThrow(RangeError);
  });
});

describe("checkDigitsOf", () => {
  it.each([
    ["0010000000000001", "41"],
    ["0021234567890123", "53"],
    ["2123456789012345", "44"],
    ["3007157000000000", "32"],
    ["3011883400000643", "56"],
  ])("of %s are %s", (digits, check) => {
    expect(checkDigitsOf(digits)).toBe(check);
  });
});

describe("parseIuv", () => {
  it.each([
    "12123456789012384",
    "00000000000000099",
    "123456789012353",
    "RF18539007547034AB1234567",
  ])("accepts %s", (iuv) => {
    expect(parseIuv(iuv)).toBe(iuv);
  });

  it.each(["", "1234567890123456", "1212345678901238A", "rf18539007547034ab1234567", "12345"])(
    "refuses %j",
    (text) => {
      expect(parseIuv(text)).toBeUndefined();
    },
  );
});
