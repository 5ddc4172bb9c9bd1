import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseIud } from "../../../../../shared/domain/values/iud.ts";

describe("parseIud", () => {
  it("keeps an IUD exactly as the ente wrote it", () => {
    for (const iud of ["TARI2026-1-000000001", "a", "ABC 12/3;4", "Đorđević-1", "0012"]) {
      expect(parseIud(iud)).toBe(iud);
    }
  });

  it("counts characters, not bytes or UTF-16 units", () => {
    expect(parseIud("à".repeat(35))).toBeDefined();
    expect(parseIud("😀".repeat(35))).toBeDefined();
    expect(parseIud("😀".repeat(36))).toBeUndefined();
  });

  it("refuses the portal's own prefix whatever follows", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 32 }), (rest) => {
        expect(parseIud(`000${rest}`)).toBeUndefined();
      }),
    );
  });

  it.each(["", "x".repeat(36), "a\tb", "a\u0000", "a\u0085b"])("refuses %j", (text) => {
    expect(parseIud(text)).toBeUndefined();
  });
});
