import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addUp,
  amountOf,
  type Usage,
  usageAtSize,
  usedBetween,
} from "../../../../../infra/cost/measure/usage.ts";

const entry = fc.record({
  who: fc.constantFrom("a", "b"),
  measure: fc.constantFrom("calls" as const, "writeUnits" as const),
  detail: fc.constantFrom("", "x"),
  amount: fc.integer({ min: 1, max: 1_000 }),
});
const usage = fc.array(entry);
const all = (counted: Usage) => amountOf(counted, () => true);
const one = (amount: number): Usage => [{ who: "a", measure: "calls", detail: "", amount }];

describe("counters", () => {
  it("are added up without losing anything, one entry a thing", () => {
    fc.assert(
      fc.property(usage, (counted) => {
        const sum = addUp(counted);
        expect(all(sum)).toBe(all(counted));
        const names = sum.map(({ who, measure, detail }) => `${who} ${measure} ${detail}`);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it("tell what was used between two readings", () => {
    fc.assert(
      fc.property(usage, usage, (before, more) => {
        const between = usedBetween(before, [...before, ...more]);
        expect(new Set(between)).toEqual(new Set(addUp(more)));
      }),
    );
  });
});

describe("the usage of a job of another size", () => {
  it("is what is paid once and what is paid for each thing", () => {
    const size = fc.integer({ min: 1, max: 1_000 });
    const costs = fc.record({ once: fc.nat(1_000), each: fc.nat(1_000) });
    const sizes = fc.record({ few: size, more: size, wanted: size });
    fc.assert(
      fc.property(costs, sizes, ({ once, each }, { few, more, wanted }) => {
        const job = (count: number) => ({ size: count, usage: one(once + each * count) });
        const used = usageAtSize(wanted, job(few), job(few + more));
        expect(all(used)).toBeCloseTo(once + each * wanted);
      }),
    );
  });

  it("does not fall where the larger job happened to use less", () => {
    const used = usageAtSize(10_000, { size: 10, usage: one(8) }, { size: 20, usage: one(5) });
    expect(all(used)).toBe(8);
  });
});
