import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFontFile } from "../../../../../shared/documents/fonts/font-files.ts";
import { subsetFont } from "../../../../../shared/documents/fonts/font-subset.ts";
import {
  boxOf,
  type GlyphBox,
  placeMarks,
} from "../../../../../shared/documents/fonts/glyph-boxes.ts";
import { withMovedGlyphs } from "../../../../../shared/documents/fonts/moved-glyphs.ts";
import { readTrueTypeFont } from "../../../../../shared/documents/fonts/true-type-font.ts";

const font = readTrueTypeFont(readFontFile("dejaVuSans"));

function box(character: string): GlyphBox {
  const found = boxOf(font, font.glyphOf(character.codePointAt(0) ?? 0));
  return found ?? expect.fail(`${character} has no ink`);
}

const letters = fc.constantFrom(..."AJQjgqxİبلשЖ");
const marks = fc.array(fc.constantFrom(..."\u0301\u0302\u030c\u0323\u0325\u064e\u0651\u0650"), {
  minLength: 1,
  maxLength: 4,
});

describe("marks on a letter", () => {
  it("stand over its middle, clear of it and of each other", () => {
    fc.assert(
      fc.property(letters, marks, (letter, over) => {
        const base = box(letter);
        const place = placeMarks(base);
        const taken = [base];
        for (const mark of over.map(box)) {
          const { x, y } = place(mark);
          const middle = (mark.left + mark.right) / 2 + x;
          expect(Math.abs(middle - (base.left + base.right) / 2)).toBeLessThanOrEqual(1);
          const [bottom, top] = [mark.bottom + y, mark.top + y];
          for (const other of taken) {
            expect(bottom > other.top || top < other.bottom).toBe(true);
          }
          taken.push({ ...mark, bottom, top });
        }
      }),
    );
  });

  it("stay where the font has them when they are clear of the letter", () => {
    const mark = { left: -300, right: -200, bottom: 620, top: 700 };
    const letter = { left: 0, right: 500, bottom: 0, top: 500 };
    expect(placeMarks(letter)(mark)).toEqual({ x: 500, y: 0 });
    expect(placeMarks({ ...letter, top: 720 })(mark).y).toBeGreaterThan(100);
  });
});

describe("a moved glyph", () => {
  it("is the glyph of the font elsewhere, also in a subset", () => {
    const glyph = font.glyphOf(0x301);
    const moved = withMovedGlyphs(font, [
      { glyph, x: 0, y: 0, advance: font.advanceOf(glyph) },
      { glyph, x: -300, y: 150, advance: 7 },
      { glyph: font.glyphOf(0x20), x: 10, y: 10, advance: 0 },
    ]);
    expect(moved.numbers[0]).toBe(glyph);
    const subset = readTrueTypeFont(subsetFont(moved.font, moved.numbers, { codes: [1, 2, 3] }));
    const shift = (units: number) => Math.round((1_000 * units) / font.unitsPerEm);
    const [own, other] = [boxOf(subset, 1), boxOf(subset, 2)];
    expect((other?.left ?? 0) - (own?.left ?? 0)).toBe(shift(-300));
    expect(Math.abs((other?.top ?? 0) - (own?.top ?? 0) - shift(150))).toBeLessThanOrEqual(1);
    expect(subset.advanceOf(2)).toBe(7);
    expect(boxOf(subset, 3)).toBeUndefined();
    expect(subset.leftSideBearingOf(2)).toBe(subset.leftSideBearingOf(1) - 300);
  });
});
