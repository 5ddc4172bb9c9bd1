import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseIban, postalAccountNumber } from "../../../../../shared/domain/values/iban.ts";

const ITALIAN = "IT60X0542811101000000123456";
const POSTAL = "IT20Z0760101600000035058205";

/** ISO 13616: the two check digits that make `bban` of `country` valid. */
function withCheckDigits(country: string, bban: string): string {
  const digits = [...`${bban}${country}00`].map((c) => Number.parseInt(c, 36)).join("");
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, "0")}${bban}`;
}

describe("parseIban", () => {
  it.each([ITALIAN, POSTAL, "IT90N0306901600100000012345", "DE89370400440532013000"])(
    "accepts %s",
    (iban) => {
      expect(parseIban(iban)).toBe(iban);
    },
  );

  it("accepts the printed form, in either case", () => {
    expect(parseIban("it60 x054 2811 1010 0000 0123 456")).toBe(ITALIAN);
  });

  it("accepts exactly one CIN for any Italian account, whatever the check digits say", () => {
    const accounts = fc.string({
      unit: fc.constantFrom(..."0123456789"),
      minLength: 22,
      maxLength: 22,
    });
    fc.assert(
      fc.property(accounts, (account) => {
        const accepted = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].filter((cin) =>
          parseIban(withCheckDigits("IT", cin + account)),
        );
        expect(accepted).toHaveLength(1);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    "",
    "IT00",
    "IT61X0542811101000000123456",
    "IT60X054281110100000012345",
    withCheckDigits("IT", "Y0542811101000000123456"),
    "XX60X0542811101000000123456",
    "IT60X05428111010000001234Ł6",
  ])("refuses %j", (text) => {
    expect(parseIban(text)).toBeUndefined();
  });
});

describe("postalAccountNumber", () => {
  it("gives the twelve digits of an account of Poste Italiane", () => {
    const iban = parseIban(POSTAL);
    expect(iban && postalAccountNumber(iban)).toBe("000035058205");
  });

  it("gives nothing for another bank", () => {
    const iban = parseIban(ITALIAN);
    expect(iban && postalAccountNumber(iban)).toBeUndefined();
  });
});
