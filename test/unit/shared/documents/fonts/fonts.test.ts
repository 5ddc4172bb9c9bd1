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

describe("a font reduced to one-byte codes", () => {
  const file = readFontFile("titilliumBold");
  const font = readTrueTypeFont(file);
  const glyphs = ["A", "à", "€"].map((letter) => font.glyphOf(letter.codePointAt(0) ?? 0));
  const codes = [0x41, 0x80, 0xe0];
  const subsetFile = subsetFont(font, glyphs, { unitsPerEm: 500, codes });
  const subset = fontkitFont(subsetFile);

  it("finds its glyphs by code, as a symbol font does", () => {
    // Codes of a symbol font are in the private range.
    const read = readTrueTypeFont(subsetFile);
    expect(codes.map((code) => read.glyphOf(0xf000 + code))).toEqual([1, 2, 3]);
    expect([0x42, 0x7f, 0x81, 0xe1].map((code) => read.glyphOf(0xf000 + code))).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it("draws the same shapes on a coarser grid", () => {
    const original = fontkitFont(file);
    expect(subset.unitsPerEm).toBe(500);
    glyphs.forEach((glyph, index) => {
      const shape = original.getGlyph(glyph);
      const redrawn = subset.getGlyph(index + 1);
      expect(Math.abs(2 * redrawn.advanceWidth - shape.advanceWidth)).toBeLessThanOrEqual(1);
      for (const edge of ["minX", "minY", "maxX", "maxY"] as const) {
        expect(Math.abs(2 * redrawn.bbox[edge] - shape.bbox[edge])).toBeLessThanOrEqual(1);
      }
      const commands = (path: string) => path.replaceAll(/[-\d. ]/g, "");
      expect(commands(redrawn.path.toSVG())).toBe(commands(shape.path.toSVG()));
    });
  });
});

describe("typesetting", () => {
  it("shows common texts with the core font alone", () => {
    const typesetter = createTypesetter(fontSet());
    typesetter.show("regular", 8, "Nicolò paga 12,50 €");
    expect(typesetter.supplementaryFonts()).toEqual([]);
  });

  it.each(["regular", "bold"] as const)(
    "has in %s what the five languages are written with",
    (face) => {
      const letters = "àèéìòùÀÈÉÌÒÙ äöüßÄÖÜ âæçêëîïôœùûÿÂÇÊËÎÏÔŒÛ čšžćđČŠŽĆĐ ’“”„«»–—…€°·•";
      expect(createTypesetter(fontSet()).literalOf(face, letters)).toBeDefined();
    },
  );

  it("shows a text in one-byte codes that are the text, delimiters escaped", () => {
    const typesetter = createTypesetter(fontSet());
    expect(typesetter.show("regular", 8, "Perché è più")).toBe("/R 8 Tf (Perché è più) Tj\n");
    expect(typesetter.show("bold", 9.5, "(a)\\ €")).toBe("/B 9.5 Tf (\\(a\\)\\\\ \u0080) Tj\n");
  });

  it("measures a text as the sum of its glyphs, in the core and beyond", () => {
    const typesetter = createTypesetter(fontSet());
    const theirs = fontkitFont(readFontFile("titilliumBold"));
    for (const text of ["Maria", "Łukasz Ğülşah"]) {
      const advance = Array.from(text).reduce(
        (sum, letter) => sum + theirs.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth,
        0,
      );
      expect(typesetter.widthOf("bold", text)).toBeCloseTo(advance / theirs.unitsPerEm, 6);
    }
  });

  it("completes the face first from its own font, then from a wider one", () => {
    const typesetter = createTypesetter(fontSet());
    typesetter.show("bold", 8, "Łukasz Ğülşah Иван Ł");
    expect(
      typesetter
        .supplementaryFonts()
        .map(({ postScriptName, glyphs }) => [
          postScriptName,
          glyphs.map(({ text }) => text).join(""),
        ]),
    ).toEqual([
      ["TitilliumWeb-Bold", "ŁĞş"],
      ["DejaVuSans-Bold", "Иван"],
    ]);
    expect(typesetter.unprintable()).toEqual([]);
  });

  it("prints a visible mark for each character no font has, and says which", () => {
    const typesetter = createTypesetter(fontSet());
    const operators = typesetter.show("regular", 8, "कि 🧑");
    expect(typesetter.unprintable()).toEqual(["क", "ि", "🧑"]);
    expect(operators).toBe("/D 8 Tf (\0\x01\0\x01) Tj\n/R 8 Tf ( ) Tj\n/D 8 Tf (\0\x01) Tj\n");
    expect(typesetter.supplementaryFonts()[0]?.glyphs).toMatchObject([{ text: "\ufffd" }]);
  });

  it("asks for no font and reports nothing when it only measures", () => {
    const typesetter = createTypesetter(fontSet());
    expect(typesetter.widthOf("bold", "Łu🧑")).toBeGreaterThan(1);
    expect(typesetter.supplementaryFonts()).toEqual([]);
    expect(typesetter.unprintable()).toEqual([]);
  });
});
