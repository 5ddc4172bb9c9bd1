import { characterKinds, glyphCode } from "./core-codes.ts";
import { coreLiteral, coreWidth } from "./core-text.ts";
import { type Face, type FontSet, type FontSource, thousandths } from "./font-set.ts";

/** A font that only this document embeds, for the characters its texts have beyond the core. */
export type SupplementaryFont = FontSource & {
  readonly resource: string;
  /** Code points of the subset, in order of first use; the n-th is glyph n + 1. */
  readonly codePoints: number[];
};

/** Turns texts into PDF operators for one document, and remembers what the document must embed. */
export type Typesetter = {
  /** Width of a text in em. */
  readonly widthOf: (face: Face, text: string) => number;
  /**
   * The text as a literal string of the face's core font, without its brackets; `undefined` when it
   * needs other fonts. What `show` would show, for whoever has the rest of the operators ready.
   */
  readonly literalOf: (face: Face, text: string) => string | undefined;
  /** Operators that show the text at the current position: font, glyphs, Tj. */
  readonly show: (face: Face, size: number, text: string) => string;
  readonly supplementaryFonts: () => readonly SupplementaryFont[];
  /** Characters no font has, printed as U+FFFD. */
  readonly unprintable: () => readonly string[];
};

/** `advance` is in thousandths of an em. */
type Glyph = { readonly resource: string; readonly code: string; readonly advance: number };

const replacementCodePoint = 0xfffd;

/**
 * Arabic, Hebrew and Indic scripts are left out even where a font has their letters: without
 * shaping and right-to-left order they would be printed wrong, which is worse than marked missing.
 */
function needsShaping(codePoint: number): boolean {
  return (
    (codePoint >= 0x0590 && codePoint <= 0x109f) ||
    (codePoint >= 0x1780 && codePoint <= 0x17ff) ||
    (codePoint >= 0xfb1d && codePoint <= 0xfeff)
  );
}

/** `supplementMark` ends the names of supplementary fonts: two typesetters may set one page. */
export function createTypesetter(fonts: FontSet, supplementMark = ""): Typesetter {
  const supplements = new Map<string, SupplementaryFont>();
  const glyphs = new Map<string, Glyph>();
  const unprintable = new Set<string>();

  const supplementaryGlyph = (face: Face, codePoint: number): Glyph => {
    const key = `${face} ${codePoint}`;
    const glyph = glyphs.get(key) ?? findGlyph(face, codePoint);
    glyphs.set(key, glyph);
    return glyph;
  };
  const findGlyph = (face: Face, codePoint: number): Glyph => {
    const sources = needsShaping(codePoint) ? [] : fonts.completions[face]();
    const index = sources.findIndex(({ font }) => font.glyphOf(codePoint) !== 0);
    const source = sources[index];
    if (source !== undefined) {
      return addGlyph(source, `${fonts.core[face].resource}${index}${supplementMark}`, codePoint);
    }
    if (codePoint === replacementCodePoint) throw new Error("Nessun font ha il carattere U+FFFD");
    unprintable.add(String.fromCodePoint(codePoint));
    return supplementaryGlyph(face, replacementCodePoint);
  };
  const addGlyph = (source: FontSource, resource: string, codePoint: number): Glyph => {
    const { font, postScriptName } = source;
    const supplement = supplements.get(resource) ?? {
      resource,
      font,
      postScriptName,
      codePoints: [],
    };
    supplements.set(resource, supplement);
    const code = glyphCode(supplement.codePoints.push(codePoint));
    return { resource, code, advance: thousandths(font, font.advanceOf(font.glyphOf(codePoint))) };
  };
  const glyphOf = (face: Face, codePoint: number): Glyph => {
    const { resource, kinds, translations, advances } = fonts.core[face];
    const kind = kinds[codePoint] ?? characterKinds.absent;
    if (kind === characterKinds.absent) return supplementaryGlyph(face, codePoint);
    const code = translations.get(codePoint) ?? String.fromCharCode(codePoint);
    return { resource, code, advance: advances[codePoint] ?? 0 };
  };
  const glyphsOf = (face: Face, text: string) =>
    Array.from(text, (character) => glyphOf(face, character.codePointAt(0) ?? 0));

  const widthOf = (face: Face, text: string): number =>
    coreWidth(fonts.core[face], text) ??
    glyphsOf(face, text).reduce((width, glyph) => width + glyph.advance, 0);

  return {
    widthOf: (face, text) => widthOf(face, text) / 1_000,
    literalOf: (face, text) => coreLiteral(fonts.core[face], text),
    show: (face, size, text) => {
      const literal = coreLiteral(fonts.core[face], text);
      if (literal === undefined) return showGlyphs(glyphsOf(face, text), size);
      return `/${fonts.core[face].resource} ${size} Tf (${literal}) Tj\n`;
    },
    supplementaryFonts: () => [...supplements.values()],
    unprintable: () => [...unprintable],
  };
}

function showGlyphs(glyphs: readonly Glyph[], size: number): string {
  let operators = "";
  let resource = "";
  let shown = "";
  const flush = () => {
    if (shown !== "") operators += `/${resource} ${size} Tf (${shown}) Tj\n`;
    shown = "";
  };
  for (const glyph of glyphs) {
    if (glyph.resource !== resource) flush();
    resource = glyph.resource;
    shown += glyph.code;
  }
  flush();
  return operators;
}
