import { type CoreFont, fontSet } from "../../../shared/documents/fonts/font-set.ts";
import type { Typesetter } from "../../../shared/documents/fonts/typesetter.ts";

/** A glyph of a content stream as a viewer understands it. */
export type ReadGlyph = {
  readonly text: string;
  /** In thousandths of an em. */
  readonly advance: number;
};

const shownString = /\/(\w+) [\d.]+ Tf \(((?:[^\\()]|\\.)*)\) Tj\n/gs;

/** Reads back the glyphs that operators of a typesetter show, from left to right. */
export function readShown(typesetter: Typesetter, operators: string): readonly ReadGlyph[] {
  const strings = [...operators.matchAll(shownString)];
  if (strings.map(([all]) => all).join("") !== operators) {
    throw new Error(`not only shown strings: ${operators}`);
  }
  return strings.flatMap(([, resource = "", literal = ""]) => {
    const bytes = literal.replaceAll(/\\(.)/gs, (_, byte) => (byte === "r" ? "\r" : byte));
    const core = Object.values(fontSet().core).find((font) => font.resource === resource);
    return core === undefined
      ? readSupplementary(typesetter, resource, bytes)
      : Array.from(bytes, (byte) => readCore(core, byte.charCodeAt(0)));
  });
}

function readCore({ characters, advances }: CoreFont, code: number): ReadGlyph {
  const character = characters.find((each) => each.code === code);
  if (character === undefined) throw new Error(`code without a glyph: ${code}`);
  const { codePoint } = character;
  return { text: String.fromCodePoint(codePoint), advance: advances[codePoint] ?? 0 };
}

function readSupplementary(
  typesetter: Typesetter,
  resource: string,
  bytes: string,
): readonly ReadGlyph[] {
  const font = typesetter.supplementaryFonts().find((each) => each.resource === resource);
  return Array.from({ length: bytes.length / 2 }, (_, at) => {
    const number = (bytes.charCodeAt(2 * at) << 8) | bytes.charCodeAt(2 * at + 1);
    const glyph = font?.glyphs[number - 1];
    if (glyph === undefined) throw new Error(`glyph ${number} is not in font ${resource}`);
    return glyph;
  });
}
