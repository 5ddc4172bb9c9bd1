import { describe, expect, it } from "vitest";
import { parseOrganizationFiscalCode } from "../../../../../shared/domain/values/organization-fiscal-code.ts";

describe("parseOrganizationFiscalCode", () => {
  it.each(["02336340159", "80012340156", "12345678903"])("accepts %s", (code) => {
    expect(parseOrganizationFiscalCode(code)).toBe(code);
  });

  it("accepts the code of pagoPA's own tests, whose control digit is wrong", () => {
    expect(parseOrganizationFiscalCode("77777777777")).toBe("77777777777");
    expect(parseOrganizationFiscalCode("77777777778")).toBeUndefined();
  });

  it("refuses a wrong control digit", () => {
    expect(parseOrganizationFiscalCode("02336340158")).toBeUndefined();
  });
});
