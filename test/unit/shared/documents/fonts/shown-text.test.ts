import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasRightToLeft } from "../../../../../shared/documents/fonts/bidi.ts";
import { faces, fontSet } from "../../../../../shared/documents/fonts/font-set.ts";
import { createTypesetter } from "../../../../../shared/documents/fonts/typesetter.ts";
import { readShown } from "../../../../support/documents/shown-text.ts";

const shapeless = /\p{Default_Ignorable_Code_Point}/gu;
const sampleCharacters =
  "Aaàœ€(\\)12.,%- ŁğИЖλ" +
  "\u0301\u0323\u030c" +
  "محلاآبئةہ\u064e\u0651١" +
  "אבשם\u05c1\u05bc" +
  "山か김ที่ນ้क😀\u200d\u00ad\r\n";
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...sampleCharacters), maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.uint16Array({ maxLength: 10 }).map((units) => String.fromCharCode(...units)),
);
const anyFace = fc.constantFrom(...faces);

function shownAndExpected(face: (typeof faces)[number], text: string) {
  const typesetter = createTypesetter(fontSet());
  const width = typesetter.widthOf(face, text);
  const glyphs = readShown(typesetter, typesetter.show(face, 8, text));
  const unprintable = new Set(typesetter.unprintable());
  const expected = Array.from(text.normalize("NFC").replaceAll(shapeless, ""), (character) =>
    unprintable.has(character) ? "\ufffd" : character,
  );
  return { width, glyphs, expected };
}

describe("the text of what is shown", () => {
  it("is the text itself, each character no font has replaced", () => {
    fc.assert(
      fc.property(anyFace, texts, (face, text) => {
        fc.pre(!hasRightToLeft(text.normalize("NFC")));
        const { glyphs, expected } = shownAndExpected(face, text);
        expect(glyphs.map((glyph) => glyph.text)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("has the same characters from right to left, none lost", () => {
    fc.assert(
      fc.property(anyFace, texts, (face, text) => {
        const { glyphs, expected } = shownAndExpected(face, text);
        expect(glyphs.map((glyph) => glyph.text).sort()).toEqual([...expected].sort());
      }),
      { numRuns: 500 },
    );
  });

  it("is the other way round where all of it runs from right to left", () => {
    const letters = "محمدلاإبئةہ\u064e\u0651אבשם\u05c1\u05bc ";
    const words = fc.string({ unit: fc.constantFrom(...letters), maxLength: 20 });
    fc.assert(
      fc.property(words, (word) => {
        const { glyphs, expected } = shownAndExpected("regular", `م${word}א`);
        expect(glyphs.map((glyph) => glyph.text).reverse()).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("is as wide as it was measured", () => {
    fc.assert(
      fc.property(anyFace, texts, (face, text) => {
        const { width, glyphs } = shownAndExpected(face, text);
        const shown = glyphs.reduce((sum, { advance }) => sum + advance, 0);
        expect(shown / 1_000).toBeCloseTo(width, 9);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the width of a text of the core fonts", () => {
  it("is the sum of the widths of its parts", () => {
    const { characters } = fontSet().core.bold;
    const unit = fc.constantFrom(
      ...characters.map(({ codePoint }) => String.fromCodePoint(codePoint)),
    );
    const typesetter = createTypesetter(fontSet());
    const widthOf = (text: string) => typesetter.widthOf("bold", text);
    fc.assert(
      fc.property(fc.string({ unit }), fc.string({ unit }), (start, end) => {
        expect(widthOf(start + end)).toBeCloseTo(widthOf(start) + widthOf(end), 9);
      }),
    );
  });
});
