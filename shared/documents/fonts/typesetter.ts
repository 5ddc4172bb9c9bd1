import { glyphCode } from "./core-codes.ts";
import { coreLiteral, coreWidth } from "./core-text.ts";
import type { CoreFont, Face, FontSet, FontSource } from "./font-set.ts";
import {
  type EmbeddedGlyph,
  type LaidGlyph,
  type LaidLetter,
  type LetterPlace,
  layLetter,
  placeOfRun,
} from "./laid-text.ts";
import type { Letter } from "./letters.ts";
import { type ShownGlyph, showGlyphs } from "./shown-glyphs.ts";
import { visualRuns } from "./visual-order.ts";

/** A font that only this document embeds, for the characters its texts have beyond the core. */
export type SupplementaryFont = FontSource & {
  readonly resource: string;
  /** Glyphs of the subset, in order of first use; the n-th is glyph n + 1. */
  readonly glyphs: readonly SupplementaryGlyph[];
};

/** A glyph and the character that it stands for. */
export type SupplementaryGlyph = Omit<EmbeddedGlyph, "source"> & { readonly text: string };

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
  /** Characters of the texts shown that no font has, printed as U+FFFD. */
  readonly unprintable: () => readonly string[];
};

/**
 * Sets texts line by line. Printed are Latin with any marks, Greek, Cyrillic, Armenian, Georgian,
 * Lao, Thai, Arabic and Hebrew (from right to left, letters joined), Chinese, Japanese and Korean,
 * Tifinagh, Canadian syllabics and the symbols of DejaVu Sans. Of the others, those of India and
 * its neighbours would need letters reordered and shaped: each character is U+FFFD and told.
 * `nameEnd` ends the names of the document's own fonts, for whoever puts two documents together.
 */
export function createTypesetter(fonts: FontSet, nameEnd = ""): Typesetter {
  const supplements = createSupplements();
  const unprintable = new Set<string>();
  const laidLetters = new Map<string, LaidLetter>();

  const lay = (place: LetterPlace, letter: Letter): LaidLetter => {
    const { face, isRightToLeft, completions } = place;
    const key = [face, isRightToLeft, completions[0]?.resource, letter.drawn, letter.text].join(
      " ",
    );
    const laid = laidLetters.get(key) ?? layLetter(fonts, place, letter);
    laidLetters.set(key, laid);
    return laid;
  };
  const lettersOf = (face: Face, text: string): readonly LaidLetter[] =>
    visualRuns(text).flatMap((run) => {
      const place = placeOfRun(fonts, face, run);
      return run.letters.map((letter) => lay(place, letter));
    });
  const shown = (core: CoreFont, { resource, embedded, text }: LaidGlyph): ShownGlyph => {
    if (embedded !== undefined) return supplements.glyph(resource + nameEnd, embedded, text);
    return { resource, code: core.translations.get(text.charCodeAt(0)) ?? text };
  };
  const showLetters = (core: CoreFont, size: number, letters: readonly LaidLetter[]): string => {
    for (const { missing } of letters) {
      for (const character of missing) unprintable.add(character);
    }
    const glyphs = letters.flatMap((letter) => letter.glyphs.map((glyph) => shown(core, glyph)));
    return showGlyphs(glyphs, size);
  };

  return {
    widthOf: (face, text) => {
      const core = fonts.core[face];
      const width = coreWidth(core, text);
      if (width !== undefined) return width / 1_000;
      const composed = text.normalize("NFC");
      const composedWidth =
        coreWidth(core, composed) ??
        lettersOf(face, composed).reduce((sum, letter) => sum + letter.width, 0);
      return composedWidth / 1_000;
    },
    literalOf: (face, text) => coreLiteral(fonts.core[face], text),
    show: (face, size, text) => {
      const core = fonts.core[face];
      const literal = coreLiteral(core, text) ?? coreLiteral(core, text.normalize("NFC"));
      if (literal !== undefined) return `/${core.resource} ${size} Tf (${literal}) Tj\n`;
      return showLetters(core, size, lettersOf(face, text.normalize("NFC")));
    },
    supplementaryFonts: supplements.fonts,
    unprintable: () => [...unprintable],
  };
}

type OpenSupplement = SupplementaryFont & { readonly glyphs: SupplementaryGlyph[] };

/** Fonts that a document embeds, each glyph with the code of its place in the subset. */
function createSupplements() {
  const fonts = new Map<string, OpenSupplement>();
  const codes = new Map<string, string>();
  return {
    fonts: (): readonly SupplementaryFont[] => [...fonts.values()],
    glyph: (resource: string, { source, ...embedded }: EmbeddedGlyph, text: string): ShownGlyph => {
      const { glyph, moved, advance } = embedded;
      const key = [resource, glyph, moved.x, moved.y, advance, text].join(" ");
      const font = fonts.get(resource) ?? { ...source, resource, glyphs: [] };
      fonts.set(resource, font);
      const code = codes.get(key) ?? glyphCode(font.glyphs.push({ ...embedded, text }));
      codes.set(key, code);
      return { resource, code };
    },
  };
}
