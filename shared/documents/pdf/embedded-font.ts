import type { FontSource } from "../fonts/font-set.ts";
import { subsetFont } from "../fonts/font-subset.ts";
import { deflatedStream, type PdfObjects } from "./pdf-objects.ts";

const mappingsPerBlock = 100;

/**
 * Embeds the given code points of a font: a Type 0 font with Identity-H, glyph n + 1 for the n-th
 * code point, and a ToUnicode map so that the text can be searched, copied and read aloud
 * (ISO 32000-1, 9.7 and 9.10). Answers the number of the font's object.
 */
export function embedFont(
  objects: PdfObjects,
  { font, postScriptName }: FontSource,
  codePoints: readonly number[],
): number {
  const glyphs = codePoints.map(font.glyphOf);
  const name = `${subsetTag(postScriptName, codePoints)}+${postScriptName}`;
  const thousandths = (units: number) => Math.round((1000 * units) / font.unitsPerEm);
  const file = subsetFont(font, glyphs);
  const fileNumber = objects.add(deflatedStream(`/Length1 ${file.length}`, file));
  const descriptor = objects.add(
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/ItalicAngle 0/StemV 80` +
      `/FontBBox[${font.boundingBox.map(thousandths).join(" ")}]` +
      `/Ascent ${thousandths(font.ascent)}/Descent ${thousandths(font.descent)}` +
      `/CapHeight ${thousandths(font.ascent)}/FontFile2 ${fileNumber} 0 R>>`,
  );
  const widths = glyphs.map((glyph) => thousandths(font.advanceOf(glyph)));
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDToGIDMap/Identity` +
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
      `/DW ${thousandths(font.advanceOf(0))}/W[1[${widths.join(" ")}]]` +
      `/FontDescriptor ${descriptor} 0 R>>`,
  );
  const toUnicode = objects.add(deflatedStream("", toUnicodeMap(codePoints)));
  return objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H` +
      `/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`,
  );
}

/** Six capital letters that tell subsets apart (ISO 32000-1, 9.6.4), always the same for one. */
function subsetTag(postScriptName: string, codePoints: readonly number[]): string {
  const { hash } = process.getBuiltinModule("node:crypto");
  const digest = hash("sha256", `${postScriptName} ${codePoints.join(" ")}`, "buffer");
  return String.fromCharCode(...Array.from(digest.subarray(0, 6), (byte) => 65 + (byte % 26)));
}

/** Consecutive code points make one range, within the 256 codes that share a first byte. */
function toUnicodeMap(codePoints: readonly number[]): string {
  const ranges: { first: number; last: number; codePoint: number }[] = [];
  codePoints.forEach((codePoint, index) => {
    const glyph = index + 1;
    const range = ranges.at(-1);
    const isNext = range !== undefined && codePoint - range.codePoint === glyph - range.first;
    if (isNext && glyph >> 8 === range.first >> 8 && codePoint >> 8 === range.codePoint >> 8) {
      range.last = glyph;
    } else {
      ranges.push({ first: glyph, last: glyph, codePoint });
    }
  });
  const mappings = ranges.map(
    ({ first, last, codePoint }) =>
      `<${twoBytesHex(first)}> <${twoBytesHex(last)}> <${utf16Hex(codePoint)}>`,
  );
  const blocks: string[] = [];
  for (let at = 0; at < mappings.length; at += mappingsPerBlock) {
    const block = mappings.slice(at, at + mappingsPerBlock);
    blocks.push(`${block.length} beginbfrange\n${block.join("\n")}\nendbfrange`);
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

function utf16Hex(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return Array.from({ length: text.length }, (_, at) => twoBytesHex(text.charCodeAt(at))).join("");
}

function twoBytesHex(value: number): string {
  return value.toString(16).padStart(4, "0");
}
