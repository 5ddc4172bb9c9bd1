import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, flowBlocks } from "../../../../../shared/documents/receipt-pdf/page-flow.ts";

type Placed = { readonly index: number; readonly top: number; readonly page: number };

const areaOf = (pageIndex: number) => ({ top: pageIndex === 0 ? 40 : 20, bottom: 100 });

/** Where blocks are drawn: each writes its number and its place. */
function placesOf(blocks: readonly Omit<Block, "draw">[]): readonly Placed[] {
  const pages = flowBlocks(
    blocks.map((block, index) => ({
      ...block,
      draw: (top) => ({ drawings: "", texts: `${index} ${top};` }),
    })),
    areaOf,
  );
  return pages.flatMap(({ texts }, page) =>
    texts
      .split(";")
      .slice(0, -1)
      .map((text) => {
        const [index, top] = text.split(" ").map(Number);
        return { index: index ?? Number.NaN, top: top ?? Number.NaN, page };
      }),
  );
}

const block = fc.record({
  height: fc.integer({ min: 1, max: 25 }),
  gapAbove: fc.integer({ min: 0, max: 5 }),
  withNext: fc.boolean(),
});

describe("blocks that flow over pages", () => {
  it("keep their order and their distance, and stay on the page", () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 30 }), (facts) => {
        const blocks = facts.map((fact, index) => ({ ...fact, withNext: index % 7 === 3 }));
        const places = placesOf(blocks);
        expect(places.map(({ index }) => index)).toEqual(blocks.map((_, index) => index));
        places.forEach(({ index, top, page }) => {
          const { height = 0, gapAbove = 0 } = blocks[index] ?? {};
          expect(top + height).toBeLessThanOrEqual(areaOf(page).bottom + 1e-9);
          const before = places[index - 1];
          if (before?.page !== page) expect(top).toBe(areaOf(page).top);
          else {
            const end = before.top + (blocks[index - 1]?.height ?? 0);
            expect(top).toBeGreaterThanOrEqual(end + gapAbove - 1e-9);
          }
        });
      }),
    );
  });

  it("never leave a heading alone at the end of a page", () => {
    const heading = { height: 8, gapAbove: 4, withNext: true };
    const row = { height: 10, gapAbove: 1 };
    const places = placesOf([row, row, row, row, heading, row]);
    expect(places.map(({ page }) => page)).toEqual([0, 0, 0, 0, 1, 1]);
  });

  it("spread out where one page has room for it, and only there", () => {
    const row = { height: 10, gapAbove: 2 };
    const gapOf = (count: number) => {
      const [first, second] = placesOf(Array.from({ length: count }, () => row));
      return (second?.top ?? 0) - (first?.top ?? 0) - row.height;
    };
    expect(gapOf(3)).toBeGreaterThan(gapOf(5));
    expect(gapOf(5)).toBe(2.5);
    expect(gapOf(9)).toBe(2);
  });
});
