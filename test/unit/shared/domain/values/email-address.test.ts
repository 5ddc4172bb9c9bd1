import { describe, expect, it } from "vitest";
import { parseEmailAddress } from "../../../../../shared/domain/values/email-address.ts";

describe("parseEmailAddress", () => {
  it.each([
    "a@b.it",
    "debitore1@example.it",
    "nome.cognome+tari@pec.comune.prova.it",
    "o'neil@x-y.eu",
  ])("accepts %s", (address) => {
    expect(parseEmailAddress(address)).toBe(address);
  });

  it.each([
    "",
    "not-an-address",
    "a@b",
    "@b.it",
    "a@",
    "a b@c.it",
    "a@b..it",
    "A <a@b.it>",
    "a@b.it;c@d.it",
  ])("refuses %j", (text) => {
    expect(parseEmailAddress(text)).toBeUndefined();
  });

  it("takes a time in proportion to a long text that is no address", () => {
    expect(parseEmailAddress(`a@${"a.".repeat(127)}`)).toBeUndefined();
    expect(parseEmailAddress(`${"a".repeat(251)}@b.it`)).toBeDefined();
    expect(parseEmailAddress(`${"a".repeat(252)}@b.it`)).toBeUndefined();
  });
});
