import { create } from "fontkit";
import { describe, expect, it } from "vitest";
import { type FontFile, readFontFile } from "../../../../../shared/documents/fonts/font-files.ts";
import { fontSet } from "../../../../../shared/documents/fonts/font-set.ts";
import { subsetFont } from "../../../../../shared/documents/fonts/font-subset.ts";
import { readTrueTypeFont } from "../../../../../shared/documents/fonts/true-type-font.ts";
import { createTypesetter } from "../../../../../shared/documents/fonts/typesetter.ts";

const files: readonly FontFile[] = [
  "titilliumRegular",
  "titilliumBold",
  "robotoMonoRegular",
  "robotoMonoBold",
  "dejaVuSans",
];

function fontkitFont(bytes: Uint8Array) {
  const font = create(Buffer.from(bytes));
  if (!("glyphForCodePoint" in font)) return expect.fail("a font collection");
  return font;
}

describe.each(files)("font file %s", (file) => {
  const bytes = readFontFile(file);
  const ours = readTrueTypeFont(bytes);
  const theirs = fontkitFont(bytes);

  it("is read as fontkit reads it: glyph and advance of every character", () => {
    expect(ours.unitsPerEm).toBe(theirs.unitsPerEm);
    for (const codePoint of theirs.characterSet.slice(0, 700)) {
      const glyph = theirs.glyphForCodePoint(codePoint);
      expect(ours.glyphOf(codePoint)).toBe(glyph.id);
      expect(ours.advanceOf(glyph.id)).toBe(glyph.advanceWidth);
    }
    expect(ours.glyphOf(0xe000)).toBe(0);
  });

  it("keeps the shapes of the characters it is reduced to, parts of accented letters included", () => {
    const text = "AaÀàŞşÇÕŌ0,";
    const glyphs = Array.from(text, (character) => ours.glyphOf(character.codePointAt(0) ?? 0));
    const subset = fontkitFont(subsetFont(ours, glyphs));
    glyphs.forEach((glyph, index) => {
      const kept = subset.getGlyph(index + 1);
      expect(kept.path.toSVG()).toBe(theirs.getGlyph(glyph).path.toSVG());
      expect(kept.advanceWidth).toBe(theirs.getGlyph(glyph).advanceWidth);
    });
  });
});

describe("reducing a font", () => {
  it("leaves the font it reads from as it was", () => {
    const font = readTrueTypeFont(readFontFile("titilliumBold"));
    const glyphs = [font.glyphOf(65), font.glyphOf(192)];
    expect(subsetFont(font, glyphs)).toEqual(subsetFont(font, glyphs));
  });
});

describe("typesetting", () => {
  it("shows common texts with the core font alone", () => {
    const typesetter = createTypesetter(fontSet());
    typesetter.show("regular", 8, "Nicolò paga 12,50 €");
    expect(typesetter.supplementaryFonts()).toEqual([]);
  });

  it("measures a text as the sum of its glyphs, in the core and beyond", () => {
    const typesetter = createTypesetter(fontSet());
    const theirs = fontkitFont(readFontFile("titilliumBold"));
    for (const text of ["Maria", "Đorđević"]) {
      const advance = Array.from(text).reduce(
        (sum, letter) => sum + theirs.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth,
        0,
      );
      expect(typesetter.widthOf("bold", text)).toBeCloseTo(advance / theirs.unitsPerEm, 6);
    }
  });

  it("completes the face first from its own font, then from a wider one", () => {
    const typesetter = createTypesetter(fontSet());
    typesetter.show("bold", 8, "Đorđević Иван Đ");
    expect(
      typesetter
        .supplementaryFonts()
        .map(({ postScriptName, codePoints }) => [
          postScriptName,
          String.fromCodePoint(...codePoints),
        ]),
    ).toEqual([
      ["TitilliumWeb-Bold", "Đđć"],
      ["DejaVuSans-Bold", "Иван"],
    ]);
    expect(typesetter.unprintable()).toEqual([]);
  });

  it("prints a visible mark for what no font has, and says which", () => {
    const typesetter = createTypesetter(fontSet());
    const operators = typesetter.show("regular", 8, "山 ب");
    expect(typesetter.unprintable()).toEqual(["山", "ب"]);
    expect(operators.split("/R1 8 Tf (\u0000\u0001) Tj")).toHaveLength(3);
    expect(typesetter.supplementaryFonts()[0]?.codePoints).toEqual([0xfffd]);
  });
});
