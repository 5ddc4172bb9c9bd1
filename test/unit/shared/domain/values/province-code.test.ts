import { describe, expect, it } from "vitest";
import { parseProvinceCode } from "../../../../../shared/domain/values/province-code.ts";

describe("parseProvinceCode", () => {
  it.each(["MI", "MB", "BT", "SU", "RM", "NA", "AO", "BZ"])("knows %s", (code) => {
    expect(parseProvinceCode(code)).toBe(code);
    expect(parseProvinceCode(code.toLowerCase())).toBe(code);
  });

  it.each(["CI", "OG", "OT", "VS", "FO", "PS"])("still knows %s, no longer in force", (code) => {
    expect(parseProvinceCode(code)).toBe(code);
  });

  it.each(["", "QQ", "M", "MIL", "EE"])("refuses %j", (text) => {
    expect(parseProvinceCode(text)).toBeUndefined();
  });
});
