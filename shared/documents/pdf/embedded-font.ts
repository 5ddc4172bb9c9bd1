import { coreCodeRanges } from "../fonts/core-codes.ts";
import { type CoreFont, thousandths } from "../fonts/font-set.ts";
import { subsetFont } from "../fonts/font-subset.ts";
import { withMovedGlyphs } from "../fonts/moved-glyphs.ts";
import type { TrueTypeFont } from "../fonts/true-type-font.ts";
import type { SupplementaryFont, SupplementaryGlyph } from "../fonts/typesetter.ts";
import { deflatedStream, type PdfObjects } from "./pdf-objects.ts";

const mappingsPerBlock = 100;

/**
 * Outlines of the core fonts are drawn on this grid, a five-hundredth of an em: at the largest size
 * in use less than a hundredth of a millimetre, and a tenth off the size of every document.
 */
const coreUnitsPerEm = 500;
const symbolic = 4;

/**
 * Embeds a core font: a simple TrueType font of one-byte codes, symbolic so that the codes are the
 * ones of its own `cmap` (ISO 32000-1, 9.6.6.4; ISO 19005-2, 6.2.11.6). `toUnicode` is the object
 * of `embedCoreToUnicode`. Answers the number of the font's object.
 */
export function embedCoreFont(objects: PdfObjects, core: CoreFont, toUnicode: number): number {
  const { font, characters } = core;
  const glyphs = characters.map(({ codePoint }) => font.glyphOf(codePoint));
  const codes = characters.map(({ code }) => code);
  const name = `${subsetTag(core.postScriptName, codes)}+${core.postScriptName}`;
  const file = subsetFont(font, glyphs, { unitsPerEm: coreUnitsPerEm, codes });
  const descriptor = embedDescriptor(objects, font, { name, file });
  const [first = 0, last = 0] = [codes[0], codes.at(-1)];
  const widths = new Array<number>(last - first + 1).fill(0);
  characters.forEach(({ code, codePoint }) => {
    widths[code - first] = core.advances[codePoint] ?? 0;
  });
  return objects.add(
    `<</Type/Font/Subtype/TrueType/BaseFont/${name}/FirstChar ${first}/LastChar ${last}` +
      `/Widths[${widths.join(" ")}]/FontDescriptor ${descriptor} 0 R/ToUnicode ${toUnicode} 0 R>>`,
  );
}

/** What the codes of the core fonts, the same in each, mean when text is copied or read aloud. */
export function embedCoreToUnicode(objects: PdfObjects): number {
  const mappings = coreCodeRanges.map(
    ([first, last, text]) =>
      `<${first.toString(16)}> <${last.toString(16)}> <${twoBytesHex(text)}>`,
  );
  const ranges = `${mappings.length} beginbfrange\n${mappings.join("\n")}\nendbfrange`;
  return objects.add(deflatedStream("", unicodeCharacterMap("<00> <ff>", ranges)));
}

/**
 * Embeds glyphs of a font: a Type 0 font with Identity-H, the n-th given glyph being its glyph
 * n + 1, and a ToUnicode map so that the text can be searched, copied and read aloud
 * (ISO 32000-1, 9.7 and 9.10). Answers the number of the font's object.
 */
export function embedFont(
  objects: PdfObjects,
  { font, postScriptName, glyphs }: SupplementaryFont,
): number {
  const units = (measure: number) => Math.round((measure * font.unitsPerEm) / 1_000);
  const moved = withMovedGlyphs(
    font,
    glyphs.map(({ glyph, moved: { x, y }, advance }) => {
      const isOwn = advance === thousandths(font, font.advanceOf(glyph));
      const unitsAdvance = isOwn ? font.advanceOf(glyph) : units(advance);
      return { glyph, x: units(x), y: units(y), advance: unitsAdvance };
    }),
  );
  const members = glyphs.flatMap(({ glyph, moved: { x, y }, advance }) => [glyph, x, y, advance]);
  const name = `${subsetTag(postScriptName, members)}+${postScriptName}`;
  const file = subsetFont(moved.font, moved.numbers);
  const descriptor = embedDescriptor(objects, font, { name, file });
  const widths = glyphs.map(({ advance }) => advance);
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDToGIDMap/Identity` +
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
      `/DW ${thousandths(font, font.advanceOf(0))}/W[1[${widths.join(" ")}]]` +
      `/FontDescriptor ${descriptor} 0 R>>`,
  );
  const toUnicode = objects.add(deflatedStream("", toUnicodeMap(glyphs)));
  return objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H` +
      `/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`,
  );
}

function embedDescriptor(
  objects: PdfObjects,
  font: TrueTypeFont,
  { name, file }: { readonly name: string; readonly file: Uint8Array },
): number {
  const fileNumber = objects.add(deflatedStream(`/Length1 ${file.length}`, file));
  const measure = (units: number) => thousandths(font, units);
  return objects.add(
    `<</Type/FontDescriptor/FontName/${name}/Flags ${symbolic}/ItalicAngle 0/StemV 80` +
      `/FontBBox[${font.boundingBox.map(measure).join(" ")}]` +
      `/Ascent ${measure(font.ascent)}/Descent ${measure(font.descent)}` +
      `/CapHeight ${measure(font.ascent)}/FontFile2 ${fileNumber} 0 R>>`,
  );
}

/** Six capital letters that tell subsets apart (ISO 32000-1, 9.6.4), always the same for one. */
function subsetTag(postScriptName: string, members: readonly number[]): string {
  // A digest would be no better, and `node:crypto` takes longer to load than a font to embed.
  const { crc32 } = process.getBuiltinModule("node:zlib");
  const sum = crc32(`${postScriptName} ${members.join(" ")}`);
  const letters = Array.from(
    { length: 6 },
    (_, place) => 65 + (Math.floor(sum / 26 ** place) % 26),
  );
  return String.fromCharCode(...letters);
}

function toUnicodeMap(glyphs: readonly SupplementaryGlyph[]): string {
  const mappings = glyphs.map(
    ({ text }, index) => `<${twoBytesHex(index + 1)}> <${utf16Hex(text.toWellFormed())}>`,
  );
  const blocks: string[] = [];
  for (let at = 0; at < mappings.length; at += mappingsPerBlock) {
    const block = mappings.slice(at, at + mappingsPerBlock);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return unicodeCharacterMap("<0000> <ffff>", blocks.join("\n"));
}

/** A ToUnicode CMap around its mappings; `codeSpace` is the range of the font's codes. */
export function unicodeCharacterMap(codeSpace: string, mappings: string): string {
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
${codeSpace}
endcodespacerange
${mappings}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function utf16Hex(text: string): string {
  return Array.from({ length: text.length }, (_, at) => twoBytesHex(text.charCodeAt(at))).join("");
}

function twoBytesHex(value: number): string {
  return value.toString(16).padStart(4, "0");
}
