import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type PackPage,
  packSequence,
} from "../../../../../../shared/documents/notice-pdf/pack/pack-sequence.ts";

const counts = fc.record({
  coverPages: fc.nat({ max: 9 }),
  noticePages: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 40 }),
});
const sides = fc.record({
  duplex: fc.boolean(),
  envelopeWindow: fc.constantFrom("none", "left", "right"),
});
const isFront = (index: number) => index % 2 === 0;
const wordOf = (page: PackPage) =>
  page.kind === "notice" ? `${page.notice}.${page.page}` : page.kind;

describe("the order of the pages of a pack", () => {
  it("loses no page, repeats none and keeps the order, whatever is put between", () => {
    fc.assert(
      fc.property(counts, sides, (count, options) => {
        const { pages, ranges } = packSequence(count, options);
        const printed = pages.filter(({ kind }) => kind === "notice").map(wordOf);
        expect(printed).toEqual(
          count.noticePages.flatMap((length, notice) =>
            Array.from({ length }, (_, page) => `${notice}.${page}`),
          ),
        );
        const covers = pages.flatMap((page) => (page.kind === "cover" ? [page.page] : []));
        expect(covers).toEqual(Array.from({ length: count.coverPages }, (_, page) => page));
        expect(ranges.map(({ from, to }) => pages.slice(from - 1, to).map(wordOf))).toEqual(
          count.noticePages.map((length, notice) =>
            Array.from({ length }, (_, page) => `${notice}.${page}`),
          ),
        );
      }),
    );
  });

  it("on both sides begins carriers and notices on a front, and leaves a carrier's back blank", () => {
    fc.assert(
      fc.property(counts, sides, (count, { envelopeWindow }) => {
        const { pages, sheets } = packSequence(count, { duplex: true, envelopeWindow });
        for (const [index, page] of pages.entries()) {
          if (page.kind === "carrier") expect(pages[index + 1]?.kind).toBe("blank");
          const begins = page.kind === "carrier" || (page.kind === "notice" && page.page === 0);
          if (begins) expect(isFront(index)).toBe(true);
          // Nothing is blank but the back of what ended on a front.
          if (page.kind === "blank") expect(isFront(index)).toBe(false);
        }
        expect(sheets).toBe(Math.ceil(pages.length / 2));
        expect(pages.at(-1)?.kind).not.toBe("blank");
      }),
    );
  });

  it("on one side has no blank page, and a sheet for each page", () => {
    fc.assert(
      fc.property(counts, sides, (count, { envelopeWindow }) => {
        const { pages, sheets } = packSequence(count, { duplex: false, envelopeWindow });
        expect(pages.some(({ kind }) => kind === "blank")).toBe(false);
        expect(sheets).toBe(pages.length);
      }),
    );
  });

  it("puts one carrier just before each notice where the envelope has a window", () => {
    const { pages } = packSequence(
      { coverPages: 1, noticePages: [1, 3, 2] },
      { duplex: true, envelopeWindow: "left" },
    );
    expect(pages.map(wordOf).join(" ")).toBe(
      "cover blank carrier blank 0.0 blank carrier blank 1.0 1.1 1.2 blank carrier blank 2.0 2.1",
    );
  });
});
