import { describe, expect, it } from "vitest";
import { parseCountryCode } from "../../../../../shared/domain/values/country-code.ts";

describe("parseCountryCode", () => {
  it("knows the 249 codes of ISO 3166-1, and raises their case", () => {
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    const known = letters.flatMap((a) => letters.filter((b) => parseCountryCode(a + b)));
    expect(known).toHaveLength(249);
    expect(parseCountryCode("it")).toBe("IT");
  });

  it.each(["", "ZZ", "ITA", "I", "XK"])("refuses %j", (text) => {
    expect(parseCountryCode(text)).toBeUndefined();
  });
});
