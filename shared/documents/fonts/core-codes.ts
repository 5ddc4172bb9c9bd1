/**
 * Codes of the core fonts: printable ASCII and the letters of Latin-1 keep their own, so that
 * nearly every text is its own string of codes; the others take those that Latin-1 leaves to
 * controls.
 */
const otherCharacters = "€‘’“”„–—…•œŒčČšŠžŽćĆđĐŸ";
const firstOtherCode = 0x80;

/** Highest code point that has a core code (the euro sign), plus one. */
export const coreCodePointEnd = 0x20ad;

/** One-byte code of a character in the core fonts; 0 when it has none. */
export function coreCodeOf(codePoint: number): number {
  if (codePoint >= 0x20 && codePoint <= 0x7e) return codePoint;
  if (codePoint >= 0xa0 && codePoint <= 0xff) return codePoint;
  const index = otherCharacters.indexOf(String.fromCodePoint(codePoint));
  return index === -1 ? 0 : firstOtherCode + index;
}

/** Ranges of codes and the code point of the first of each, for the fonts' ToUnicode map. */
export const coreCodeRanges: readonly (readonly [first: number, last: number, text: number])[] = [
  [0x20, 0x7e, 0x20],
  ...Array.from(otherCharacters, (character, index) => {
    const code = firstOtherCode + index;
    return [code, code, character.charCodeAt(0)] as const;
  }),
  [0xa0, 0xff, 0xa0],
];

/** What becomes of a character in a literal string of a core font. */
export const characterKinds = { absent: 0, verbatim: 1, translated: 2 } as const;

/** Glyph number as a two-byte code of an Identity-H font, inside a literal string ( … ). */
export function glyphCode(glyph: number): string {
  return escapedByte(glyph >>> 8) + escapedByte(glyph & 0xff);
}

/** A byte inside a literal string. */
export function escapedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === "\r") return "\\r";
  return "()\\".includes(character) ? `\\${character}` : character;
}
