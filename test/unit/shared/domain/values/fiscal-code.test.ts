import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fiscalCodeControl,
  parseFiscalCode,
} from "../../../../../shared/domain/values/fiscal-code.ts";

const letters = (count: number) =>
  fc.string({
    unit: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    minLength: count,
    maxLength: count,
  });
const twoDigits = (min: number, max: number) =>
  fc.integer({ min, max }).map((value) => String(value).padStart(2, "0"));

const first15 = fc
  .tuple(
    letters(6),
    twoDigits(0, 99),
    fc.constantFrom(..."ABCDEHLMPRST"),
    fc.oneof(twoDigits(1, 31), twoDigits(41, 71)),
    letters(1),
    fc.integer({ min: 0, max: 999 }).map((value) => String(value).padStart(3, "0")),
  )
  .map((parts) => parts.join(""));

const DIGIT_PLACES = [6, 7, 9, 10, 12, 13, 14];

function withOmocodia(text: string, places: readonly number[]): string {
  const characters = [...text];
  for (const place of places) characters[place] = "LMNPQRSTUV".charAt(Number(text.charAt(place)));
  return characters.join("");
}

describe("parseFiscalCode", () => {
  it("accepts every well-formed code with its control character, in either case", () => {
    fc.assert(
      fc.property(first15, (start) => {
        const code = start + fiscalCodeControl(start);
        expect(parseFiscalCode(code)).toBe(code);
        expect(parseFiscalCode(code.toLowerCase())).toBe(code);
      }),
    );
  });

  it("accepts omocodia in any set of the seven numeric places", () => {
    fc.assert(
      fc.property(first15, fc.subarray(DIGIT_PLACES), (start, places) => {
        const replaced = withOmocodia(start, places);
        const code = replaced + fiscalCodeControl(replaced);
        expect(parseFiscalCode(code)).toBe(code);
      }),
    );
  });

  it("refuses every other control character", () => {
    fc.assert(
      fc.property(first15, letters(1), (start, control) => {
        fc.pre(control !== fiscalCodeControl(start));
        expect(parseFiscalCode(start + control)).toBeUndefined();
      }),
    );
  });

  it.each(["MRTMTT25D09F205Z", "RSSMRA85T10A562S", "RSSMRA85T10A56NH"])("knows %s", (code) => {
    expect(parseFiscalCode(code)).toBe(code);
  });

  it("accepts a provisional code of eleven digits with its control digit only", () => {
    expect(parseFiscalCode("80012340156")).toBe("80012340156");
    expect(parseFiscalCode("80012340157")).toBeUndefined();
  });

  it.each([
    "",
    "RSSMRA85T10A562",
    "RSSMRA85T10A562SS",
    "RSSMRA85F10A562S",
    "RSSMRA85T00A562S",
    "RSSMRA85T32A562S",
    "RSSMRA85T40A562S",
    "1SSMRA85T10A562S",
    "RSSMRA8AT10A562S",
    "RSSMRA85T10A562 ",
    "ſSSMRA85T10A562S",
    "00000000000",
  ])("refuses %j", (text) => {
    expect(parseFiscalCode(text)).toBeUndefined();
  });
});
