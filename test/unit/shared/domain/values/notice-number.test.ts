import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeIuv, PROGRESSIVE_MAX, parseIuv } from "../../../../../shared/domain/values/iuv.ts";
import {
  formatNoticeNumber,
  hasRightCheckDigits,
  iuvOf,
  noticeNumberOf,
  parseNoticeNumber,
} from "../../../../../shared/domain/values/notice-number.ts";

function iuv(text: string) {
  const parsed = parseIuv(text);
  if (parsed === undefined) throw new Error(`bad test IUV ${text}`);
  return parsed;
}

function notice(text: string) {
  const parsed = parseNoticeNumber(text);
  if (parsed === undefined) throw new Error(`bad test notice number ${text}`);
  return parsed;
}

describe("noticeNumberOf", () => {
  it("puts aux digit 3 before an IUV of 17 digits, and iuvOf takes it off again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: PROGRESSIVE_MAX }), (progressive) => {
        const composed = composeIuv({ segregationCode: "12", progressive });
        const noticeNumber = noticeNumberOf(composed);
        expect(noticeNumber).toBe(`3${composed}`);
        expect(noticeNumber && iuvOf(noticeNumber)).toBe(composed);
        expect(noticeNumber && hasRightCheckDigits(noticeNumber)).toBe(true);
      }),
    );
  });

  it.each([
    ["01", "000000000000141", "001000000000000141"],
    ["02", "123456789012353", "002123456789012353"],
  ])("puts aux digit 0 and application code %s before the old IUV %s", (code, old, expected) => {
    const noticeNumber = noticeNumberOf(iuv(old), { applicationCode: code });
    expect(noticeNumber).toBe(expected);
    expect(noticeNumber && iuvOf(noticeNumber)).toBe(old);
    expect(noticeNumber && hasRightCheckDigits(noticeNumber)).toBe(true);
  });

  it("has nothing for an old IUV without application code, nor for a 25-character IUV", () => {
    expect(noticeNumberOf(iuv("123456789012353"))).toBeUndefined();
    expect(noticeNumberOf(iuv("123456789012353"), { applicationCode: "1" })).toBeUndefined();
    const full = iuv("RF18539007547034AB1234567");
    expect(noticeNumberOf(full, { applicationCode: "01" })).toBeUndefined();
  });
});

describe("parseNoticeNumber", () => {
  it.each(["300715700000000032", "301188340000064356", "212345678901234544"])(
    "accepts the vector %s, whose check digits are right",
    (text) => {
      expect(hasRightCheckDigits(notice(text))).toBe(true);
    },
  );

  it.each(["302009921337126000", "302012387654312384", "311111111112222222"])(
    "accepts the published example %s although its check digits are wrong",
    (text) => {
      expect(hasRightCheckDigits(notice(text))).toBe(false);
    },
  );

  it.each([
    "",
    "30000000000000646",
    "3000000000000064677",
    "400000000000006467",
    "3000000000000064A7",
  ])("refuses %j", (text) => {
    expect(parseNoticeNumber(text)).toBeUndefined();
  });
});

describe("formatNoticeNumber", () => {
  it("prints groups of four that parse back to the same number", () => {
    const noticeNumber = notice("300000000000006467");
    expect(formatNoticeNumber(noticeNumber)).toBe("3000 0000 0000 0064 67");
    expect(parseNoticeNumber(formatNoticeNumber(noticeNumber))).toBe(noticeNumber);
  });
});
