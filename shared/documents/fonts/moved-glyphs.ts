import type { TrueTypeFont } from "./true-type-font.ts";

/** A glyph of a font, how far to move it and its advance then, in units of the font. */
export type MovedGlyph = {
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
  readonly advance: number;
};

const firstMovedGlyph = 0x10000;
/** One part, placed by words: two distances. */
const compositeFlags = 0x0003;

/**
 * The font with glyphs that are its own, moved: composite glyphs of one part, beyond the numbers
 * that a font file has. Answers the number of each given glyph, its own if nothing changes.
 */
export function withMovedGlyphs(
  font: TrueTypeFont,
  glyphs: readonly MovedGlyph[],
): { readonly font: TrueTypeFont; readonly numbers: readonly number[] } {
  const movedOf = (number: number) => glyphs[number - firstMovedGlyph];
  const numbers = glyphs.map(({ glyph, x, y, advance }, index) =>
    x === 0 && y === 0 && advance === font.advanceOf(glyph) ? glyph : firstMovedGlyph + index,
  );
  return {
    numbers,
    font: {
      ...font,
      advanceOf: (number) => movedOf(number)?.advance ?? font.advanceOf(number),
      leftSideBearingOf: (number) => {
        const moved = movedOf(number);
        if (moved === undefined) return font.leftSideBearingOf(number);
        return font.leftSideBearingOf(moved.glyph) + moved.x;
      },
      outlineOf: (number) => {
        const moved = movedOf(number);
        return moved === undefined ? font.outlineOf(number) : movedOutline(font, moved);
      },
    },
  };
}

function movedOutline(font: TrueTypeFont, { glyph, x, y }: MovedGlyph): Uint8Array {
  const outline = font.outlineOf(glyph);
  if (outline.length === 0) return outline;
  const own = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const moved = new DataView(new ArrayBuffer(18));
  moved.setInt16(0, -1);
  for (let edge = 2; edge < 10; edge += 4) {
    moved.setInt16(edge, own.getInt16(edge) + x);
    moved.setInt16(edge + 2, own.getInt16(edge + 2) + y);
  }
  moved.setUint16(10, compositeFlags);
  moved.setUint16(12, glyph);
  moved.setInt16(14, x);
  moved.setInt16(16, y);
  return new Uint8Array(moved.buffer);
}
