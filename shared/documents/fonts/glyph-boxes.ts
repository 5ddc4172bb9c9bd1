import { thousandths } from "./font-set.ts";
import type { TrueTypeFont } from "./true-type-font.ts";

/** What a glyph covers, in thousandths of an em from its origin. */
export type GlyphBox = {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
};

/** How far a mark is moved from where the font has it, in thousandths of an em. */
export type MarkPlace = { readonly x: number; readonly y: number };

/** Between a letter and its mark, and between two marks. */
const gap = 40;
/** A mark with its lower edge above this stands above its letter; below it, the other way. */
const aboveFrom = 350;
const belowTo = 100;

/** `undefined` for a glyph without ink. */
export function boxOf(font: TrueTypeFont, glyph: number): GlyphBox | undefined {
  const outline = font.outlineOf(glyph);
  if (outline.length === 0) return undefined;
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const edge = (at: number) => thousandths(font, view.getInt16(at));
  return { left: edge(2), bottom: edge(4), right: edge(6), top: edge(8) };
}

/**
 * Puts marks one after the other over the middle of a letter, above and below it, clear of it and
 * of each other. The font says how the two would stand by themselves; no mark comes nearer.
 */
export function placeMarks(letter: GlyphBox): (mark: GlyphBox) => MarkPlace {
  let { top, bottom } = letter;
  return (mark) => {
    const x = Math.round((letter.left + letter.right - mark.left - mark.right) / 2);
    if (mark.bottom > aboveFrom) {
      const y = Math.max(0, top + gap - mark.bottom);
      top = mark.top + y;
      return { x, y };
    }
    if (mark.top < belowTo) {
      const y = Math.min(0, bottom - gap - mark.top);
      bottom = mark.bottom + y;
      return { x, y };
    }
    return { x, y: 0 };
  };
}
