import { describe, expect, it } from "vitest";
import {
  type IuvFacts,
  judgeGivenIuv,
} from "../../../../../shared/domain/debt-positions/iuv-acceptance.ts";
import { day } from "../../../../support/demo-row-reading.ts";

const facts: IuvFacts = {
  action: "I",
  generateIuv: false,
  segregationCodes: ["12"],
  today: day("2026-11-23"),
  oldIuvAcceptedUntil: day("2024-04-30"),
};

const judge = (iuv: string, changes: Partial<IuvFacts> = {}) =>
  judgeGivenIuv(iuv, { ...facts, ...changes });
const accepts = (iuv: string, changes: Partial<IuvFacts> = {}) => judge(iuv, changes).ok;

describe("judgeGivenIuv", () => {
  it("takes an ente's own 17 digits, with its segregation code and outside the portal's range", () => {
    expect(accepts("12770000000000123")).toBe(true);
    expect(accepts("13770000000000123")).toBe(false);
    expect(accepts("12000000000000123")).toBe(false);
  });

  it("takes the codes of all the stations of an ente, and no others", () => {
    const segregationCodes = ["12", "13"];
    expect(accepts("12770000000000123", { segregationCodes })).toBe(true);
    expect(accepts("13770000000000123", { segregationCodes })).toBe(true);
    expect(accepts("14770000000000123", { segregationCodes })).toBe(false);
    expect(accepts("13000000000000123", { segregationCodes })).toBe(false);
  });

  it("takes any 17 digits when the ente asks the portal to number its debts", () => {
    expect(accepts("12000000000000123", { generateIuv: true })).toBe(true);
    expect(accepts("13770000000000123", { generateIuv: true })).toBe(true);
  });

  it.each(["M", "A"] as const)(
    "takes back an IUV of the portal in a row of action %s",
    (action) => {
      expect(accepts("12000000000000123", { action })).toBe(true);
      expect(accepts("13000000000000123", { action })).toBe(false);
    },
  );

  it("takes an old IUV of 15 digits for a new debt only up to the cut-off day", () => {
    expect(accepts("123456789012353", { today: day("2024-04-30") })).toBe(true);
    expect(accepts("123456789012353", { today: day("2024-05-01") })).toBe(false);
    expect(accepts("123456789012353", { action: "M" })).toBe(true);
    expect(accepts("003456789012353", { action: "M" })).toBe(false);
  });

  it("takes 25 characters, and 99 as type of payment where they end 0000", () => {
    expect(accepts("RF2312PO00000000000012345")).toBe(true);
    expect(accepts("RF2312PO00000000000010000")).toBe(false);
    expect(accepts("RF23129900000000000010000")).toBe(true);
  });

  it("tells why: the portal's range, the days of 15 digits gone, or anything else", () => {
    expect(judge("12000000000000123")).toEqual({ ok: false, reason: "iuvReserved" });
    expect(judge("123456789012353")).toEqual({ ok: false, reason: "iuvTooOld" });
    expect(judge("003456789012353")).toEqual({ ok: false, reason: "iuvNotAccepted" });
    expect(judge("13000000000000123")).toEqual({ ok: false, reason: "iuvNotAccepted" });
    expect(judge("12770000000000123")).toEqual({ ok: true, iuv: "12770000000000123" });
  });

  it.each(["1234567890123456", "1", "1277000000000012A", "RF23"])("refuses %s", (iuv) => {
    expect(accepts(iuv, { generateIuv: true })).toBe(false);
  });
});
