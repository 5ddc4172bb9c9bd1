import { describe, expect, it } from "vitest";
import { parseIpaCode } from "../../../../../shared/domain/values/ipa-code.ts";

describe("parseIpaCode", () => {
  it("lowers the case, so that one ente has one code", () => {
    expect(parseIpaCode("C_F205")).toBe("c_f205");
  });

  it.each(["", "c-f205", "c f205", "../c_f205", "x".repeat(81), "c_è"])("refuses %j", (text) => {
    expect(parseIpaCode(text)).toBeUndefined();
  });
});
