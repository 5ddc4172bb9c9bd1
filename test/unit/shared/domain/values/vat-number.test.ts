import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseVatNumber } from "../../../../../shared/domain/values/vat-number.ts";

const tenDigits = fc
  .integer({ min: 1, max: 9_999_999_999 })
  .map((value) => String(value).padStart(10, "0"));

describe("parseVatNumber", () => {
  it("accepts exactly one control digit after any ten digits", () => {
    fc.assert(
      fc.property(tenDigits, (start) => {
        const accepted = [..."0123456789"].filter((last) => parseVatNumber(start + last));
        expect(accepted).toHaveLength(1);
      }),
    );
  });

  it("notices any single wrong digit", () => {
    const changes = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(changes, ([place, shift]) => {
        const digits = [..."02336340159"].map(Number);
        digits[place] = ((digits[place] ?? 0) + shift) % 10;
        expect(parseVatNumber(digits.join(""))).toBeUndefined();
      }),
    );
  });

  it.each(["", "0233634015", "023363401590", "IT02336340159", "0233634015A", "00000000000"])(
    "refuses %j",
    (text) => {
      expect(parseVatNumber(text)).toBeUndefined();
    },
  );
});
