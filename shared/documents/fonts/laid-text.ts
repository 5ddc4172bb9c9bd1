import { characterKinds } from "./core-codes.ts";
import {
  type Completion,
  type Face,
  type FontSet,
  type FontSource,
  thousandths,
} from "./font-set.ts";
import { boxOf, type GlyphBox, placeMarks } from "./glyph-boxes.ts";
import { isPlainLatin, type Letter } from "./letters.ts";
import type { DirectedRun } from "./visual-order.ts";

/** A glyph that the document must embed, moved from where the font has it. */
export type EmbeddedGlyph = {
  readonly source: FontSource;
  readonly glyph: number;
  /** In thousandths of an em. */
  readonly moved: { readonly x: number; readonly y: number };
  readonly advance: number;
};

export type LaidGlyph = {
  /** Name of the font in the page's resources. */
  readonly resource: string;
  /** Absent for a glyph of the face's core font. */
  readonly embedded?: EmbeddedGlyph;
  /** The character it stands for. */
  readonly text: string;
};

/** Glyphs from left to right, marks and their letter in the direction they are read. */
export type LaidLetter = {
  readonly glyphs: readonly LaidGlyph[];
  /** In thousandths of an em. */
  readonly width: number;
  /** Characters that no font has, shown as U+FFFD. */
  readonly missing: readonly string[];
};

/** What the letters of a run have in common. */
export type LetterPlace = {
  readonly face: Face;
  readonly isRightToLeft: boolean;
  /** Fonts that complete the face there, in order of preference. */
  readonly completions: readonly Completion[];
};

/** A glyph as its font has it. */
type FoundGlyph = {
  readonly resource: string;
  readonly source: FontSource;
  readonly glyph: number;
  readonly advance: number;
  readonly box: GlyphBox | undefined;
};

/** A character of the text and what draws it, if a font can. */
type DrawnCharacter = { readonly text: string; readonly glyph: FoundGlyph | undefined };

type ShownCharacter = { readonly text: string; readonly glyph: FoundGlyph };

const nothing: LaidLetter = { glyphs: [], width: 0, missing: [] };
const anything = /^/;
const replacement = "\ufffd";
const shapeless = /\p{Default_Ignorable_Code_Point}/gu;
/** Marks of these scripts are drawn where they belong on any letter. */
const hasPlacedMarks = /^[\p{Script=Thai}\p{Script=Lao}]/u;

/** Finds the glyphs of a letter and puts its marks in their places. */
export function layLetter(fonts: FontSet, place: LetterPlace, letter: Letter): LaidLetter {
  const text = isPlainLatin(letter.text) ? letter.text : letter.text.replaceAll(shapeless, "");
  if (text === "") return nothing;
  const isPlain = letter.drawn === text && !place.isRightToLeft;
  const inCore = isPlain ? layInCore(fonts, place.face, text) : undefined;
  if (inCore !== undefined) return inCore;
  const drawn = Array.from(letter.drawn ?? "");
  const characters = drawCharacters(place.completions, Array.from(text), drawn);
  const missing = characters.filter(({ glyph }) => glyph === undefined);
  const [mark] = findGlyphs(fonts.completions[place.face], [replacement]) ?? [];
  if (mark === undefined) throw new Error("Nessun font ha il carattere U+FFFD");
  const shown = characters.map(({ text: own, glyph }) =>
    glyph === undefined ? { text: replacement, glyph: mark } : { text: own, glyph },
  );
  return { ...compose(place, shown), missing: missing.map((character) => character.text) };
}

/**
 * Which glyph draws each character of a letter, all from one font if there is one: the first glyph
 * the first character, and those that are no marks of their own with it.
 */
function drawCharacters(
  completions: readonly Completion[],
  characters: readonly string[],
  drawn: readonly string[],
): readonly DrawnCharacter[] {
  const glyphs =
    findGlyphs(completions, drawn) ?? drawn.map((each) => findGlyphs(completions, [each])?.[0]);
  const [base] = glyphs;
  let next = 1;
  return characters.map((text, at) => {
    if (at === 0) return { text, glyph: base };
    if (drawn[next] === text) return { text, glyph: glyphs[next++] };
    return { text, glyph: base === undefined ? undefined : blankOf(base) };
  });
}

/**
 * The fonts for a run. Text from right to left is in one font where one has all of it, its spaces
 * and numbers too: its letters join well, and whoever reads it out of the document finds it whole.
 */
export function placeOfRun(fonts: FontSet, face: Face, run: DirectedRun): LetterPlace {
  const { isRightToLeft, letters } = run;
  const completions = fonts.completions[face];
  if (!isRightToLeft) return { face, isRightToLeft, completions };
  const [own, ...others] = completions;
  const drawn = letters.flatMap((letter) => Array.from(letter.drawn ?? ""));
  const hasAll = ({ covers, source }: Completion): boolean => {
    if (covers !== undefined && !drawn.some((character) => covers.test(character))) return false;
    const { font } = source();
    return drawn.every((character) => font.glyphOf(character.codePointAt(0) ?? 0) !== 0);
  };
  const whole = others.find(hasAll);
  const preferred = whole === undefined ? others : [{ ...whole, covers: anything }, ...others];
  return {
    face,
    isRightToLeft,
    completions: own === undefined ? preferred : [...preferred, own],
  };
}

function layInCore(fonts: FontSet, face: Face, text: string): LaidLetter | undefined {
  const { kinds, advances, resource } = fonts.core[face];
  const kind = text.length === 1 ? kinds[text.charCodeAt(0)] : undefined;
  if (kind === undefined || kind === characterKinds.absent) return undefined;
  const width = advances[text.charCodeAt(0)] ?? 0;
  return { glyphs: [{ resource, text }], width, missing: [] };
}

/** The glyphs of characters in the first font that has them all. */
function findGlyphs(
  completions: readonly Completion[],
  characters: readonly string[],
): readonly FoundGlyph[] | undefined {
  const [first = ""] = characters;
  for (const { resource, covers, source: read } of completions) {
    if (covers?.test(first) === false) continue;
    const source = read();
    const { font } = source;
    const glyphs = characters.map((character) => font.glyphOf(character.codePointAt(0) ?? 0));
    if (glyphs.includes(0)) continue;
    return glyphs.map((glyph) => {
      const advance = thousandths(font, font.advanceOf(glyph));
      return { resource, source, glyph, advance, box: boxOf(font, glyph) };
    });
  }
  return undefined;
}

function compose(
  { isRightToLeft }: LetterPlace,
  characters: readonly ShownCharacter[],
): LaidLetter {
  const [first, ...others] = characters;
  if (first === undefined) return nothing;
  const base = first.glyph;
  const { box } = base;
  // A mark with nothing to stand on takes a place of its own.
  const isAlone = base.advance === 0 && box !== undefined;
  const advance = isAlone ? box.right - box.left : base.advance;
  const moved = { x: isAlone ? -box.left : 0, y: 0 };
  const usesOwnPlaces = others.length > 0 && hasPlacedMarks.test(first.text);
  const blank = { left: 0, right: advance, top: 0, bottom: 0 };
  const placeMark = placeMarks(usesOwnPlaces || isAlone ? blank : (box ?? blank));
  let width = advance;
  const glyphs = others.map(({ text, glyph }): LaidGlyph => {
    if (glyph.advance > 0 || glyph.box === undefined) {
      width += glyph.advance;
      return laid(text, glyph, { x: 0, y: 0 });
    }
    const { x, y } = placeMark(glyph.box);
    // A mark is shown before its letter where text runs from right to left, else after it.
    return laid(text, glyph, { x: usesOwnPlaces ? 0 : x - (isRightToLeft ? 0 : width), y });
  });
  const inOrder = [laid(first.text, { ...base, advance }, moved), ...glyphs];
  return { glyphs: isRightToLeft ? inOrder.reverse() : inOrder, width, missing: [] };
}

function laid(text: string, glyph: FoundGlyph, moved: EmbeddedGlyph["moved"]): LaidGlyph {
  const { resource, source, advance } = glyph;
  return { resource, embedded: { source, glyph: glyph.glyph, moved, advance }, text };
}

/** Stands for a character that the letter's own glyph draws too. */
function blankOf(base: FoundGlyph): FoundGlyph {
  return { ...base, glyph: base.source.font.glyphOf(0x20), advance: 0, box: undefined };
}
