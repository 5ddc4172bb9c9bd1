import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { VisitorAllowances } from "../../../../../shared/domain/access/visitor-allowance.ts";
import { createVisitorAllowances } from "../../../../../shared/persistence/call-protection/visitor-allowances.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";

const now = new Date("2027-03-01T10:00:20Z");
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);

let table: LocalTable;
let first: VisitorAllowances;
let second: VisitorAllowances;
beforeAll(async () => {
  table = await startLocalTable();
  // Two instances of functions.
  first = createVisitorAllowances(table.tableName);
  second = createVisitorAllowances(table.tableName);
});
afterAll(() => table.stop());

describe("a visitor of two instances", () => {
  it("has no more calls than with one, in a minute and in an hour", async () => {
    const counter = { visitor: "pseudonimo-1", visit: "open" } as const;
    for (const window of ["minute", "hour"] as const) {
      const terms = { window, limit: 6, now };
      const outcomes = [];
      for (let call = 0; call < 6; call += 1) {
        outcomes.push((await first.take(counter, terms)).outcome);
        outcomes.push((await second.take(counter, terms)).outcome);
      }
      const allowed = outcomes.filter((outcome) => outcome === "allowed").length;
      expect(allowed).toBeGreaterThan(3);
      expect(allowed).toBeLessThanOrEqual(6);
    }
    const next = { limit: 6, now: later(60_000) };
    expect((await first.take(counter, { ...next, window: "minute" })).outcome).toBe("allowed");
    expect((await first.take(counter, { ...next, window: "hour" })).outcome).toBe("exceeded");
  });

  it("is let in once by a challenge, whichever instance knows of it", async () => {
    const expiresAt = later(300_000);
    const both = [first.redeem("numero", expiresAt), second.redeem("numero", expiresAt)];
    expect((await Promise.all(both)).sort()).toEqual(["redeemed", "used"]);
    expect(await first.redeem("numero", expiresAt)).toBe("used");
    expect(await first.redeem("altro", expiresAt)).toBe("redeemed");
  });
});
