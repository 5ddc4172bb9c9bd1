import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetTotal, parseBudget } from "../../../../../shared/domain/debt-positions/budget.ts";
import { composeBudgetXml } from "../../../../../shared/domain/debt-positions/compose-budget-xml.ts";
import {
  type BudgetShare,
  splitByShares,
} from "../../../../../shared/domain/organizations/budget-share.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";

const code = fc.stringMatching(/^[A-Za-z0-9._/ -]{1,64}$/u).filter((text) => text.trim() === text);
const place = { chapterCode: code };
const amount = fc.integer({ min: 1, max: 99_999_999_999 }).map(euroCents);
/** At most 100 per cent, at most nine of each, and one that takes the rest. */
const shares: fc.Arbitrary<BudgetShare[]> = fc
  .tuple(
    fc.array(fc.record({ ...place, fixedCents: amount }), { maxLength: 4 }),
    fc.array(fc.record({ ...place, percentThousandths: fc.integer({ min: 1, max: 20_000 }) }), {
      maxLength: 5,
    }),
    fc.record(place),
  )
  .chain(([fixed, percent, rest]) => {
    const all: BudgetShare[] = [
      ...fixed.map((share) => ({ ...share, kind: "fixed" as const })),
      ...percent.map((share) => ({ ...share, kind: "percent" as const })),
      { ...rest, kind: "remainder" },
    ];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });

describe("an amount split by the shares of a type", () => {
  it("adds up to the cent, and no part is nothing or less", () => {
    fc.assert(
      fc.property(amount, shares, (cents, each) => {
        const parts = splitByShares(cents, each);
        expect(parts.reduce((sum, part) => sum + part.amountCents, 0)).toBe(cents);
        expect(parts.every(({ amountCents }) => amountCents > 0)).toBe(true);
      }),
    );
  });

  it("takes fixed parts first, percentages of the whole, and leaves the rest", () => {
    const split = (cents: number) =>
      splitByShares(euroCents(cents), [
        { kind: "remainder", chapterCode: "R" },
        { kind: "percent", chapterCode: "P", percentThousandths: 33_333 },
        { kind: "fixed", chapterCode: "F", fixedCents: euroCents(200), assessmentCode: "A1" },
      ]).map(({ chapterCode, amountCents }) => [chapterCode, amountCents]);
    expect(split(1_000)).toEqual([
      ["R", 467],
      ["P", 333],
      ["F", 200],
    ]);
    expect(split(150)).toEqual([["F", 150]]);
    expect(split(200)).toEqual([["F", 200]]);
    expect(split(250)).toEqual([
      ["P", 50],
      ["F", 200],
    ]);
  });

  it("is exact where amount times share is beyond what a number holds", () => {
    const [percent] = splitByShares(euroCents(99_999_999_999), [
      { kind: "percent", chapterCode: "P", percentThousandths: 99_999 },
      { kind: "remainder", chapterCode: "R" },
    ]);
    expect(percent?.amountCents).toBe(Number((99_999_999_999n * 99_999n) / 100_000n));
  });

  it("makes a budget that debts may carry", () => {
    fc.assert(
      fc.property(amount, shares, (cents, each) => {
        const xml = composeBudgetXml(splitByShares(cents, each));
        expect(xml.length).toBeLessThanOrEqual(4_096);
        const read = parseBudget(xml);
        expect(read && budgetTotal(read)).toBe(cents);
      }),
    );
  });
});
