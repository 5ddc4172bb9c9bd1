import { describe, expect, it } from "vitest";
import { textLine } from "../../../../../shared/documents/pdf/page.ts";
import { openBundle } from "../../../../../shared/documents/pdf/page-bundle.ts";
import type { PageTemplate } from "../../../../../shared/documents/pdf/page-template.ts";
import { type Letter, letter, letterPages } from "../../../../support/documents/letter.ts";
import { objectOffsets } from "../../../../support/documents/object-offsets.ts";
import { joinedText, placedTexts } from "../../../../support/notices/pdf-text.ts";

const coverPage: PageTemplate<number> = {
  blocks: [
    {
      role: "P",
      pieces: [
        {
          own: (typesetter, count) =>
            textLine(
              typesetter,
              { face: "regular", size: 10, x: 20, baseline: 20 },
              `Lettere: ${count}`,
            ),
        },
      ],
    },
  ],
};

/** A cover and its blank back, then letters of two pages. */
function bundleOf(letters: readonly Letter[]) {
  const bundle = openBundle({ title: "Lettere", language: "it" });
  const [cover] = bundle.prepare(() => [coverPage]);
  const pages = bundle.prepare(letterPages);
  if (cover !== undefined) bundle.add(cover, letters.length);
  bundle.addBlank();
  for (const facts of letters) for (const page of pages) bundle.add(page, facts);
  return bundle.finish();
}

function letters(count: number): readonly Letter[] {
  return Array.from({ length: count }, (_, index) => ({ ...letter, name: `Rossi ${index}` }));
}

describe("a bundle of pages", () => {
  it("has pages of several kinds in the order in which they were added", async () => {
    const texts = (await placedTexts(bundleOf(letters(2)).pdf)).map(joinedText);
    const first = "AVVISO Ϣ ENTE CREDITORE Gläubiger Importo All English 1.234,56 Euro";
    expect(texts).toEqual([
      "Lettere: 2",
      "",
      `${first} Rossi 0`,
      "Rossi 0",
      `${first} Rossi 1`,
      "Rossi 1",
    ]);
  });

  it("holds fonts and fixed content once: a page more costs its own texts", () => {
    const few = bundleOf(letters(1)).pdf.length;
    const many = bundleOf(letters(101)).pdf.length;
    expect((many - few) / 200).toBeLessThan(350);
  });

  it("says where each of its objects begins, however much it grew", () => {
    const file = Buffer.from(bundleOf(letters(1_000)).pdf).toString("latin1");
    const offsets = objectOffsets(file);
    expect(offsets.size).toBeGreaterThan(4_000);
    for (const [number, offset] of offsets) {
      expect(file.startsWith(`${number} 0 obj\n`, offset)).toBe(true);
    }
  });

  it("brings the fonts that any of its texts needs", async () => {
    const { pdf, unprintable } = bundleOf([letter, { ...letter, name: "Жуков 𒀀" }, letter]);
    expect(unprintable).toEqual(["𒀀"]);
    const texts = (await placedTexts(pdf)).map(joinedText);
    expect(texts[5]).toBe("Жуков �");
    expect(texts[7]).toBe("Rossi Maria");
  });

  it("is the same file for the same pages", () => {
    const once = bundleOf(letters(3)).pdf;
    expect(Buffer.compare(once, bundleOf(letters(3)).pdf)).toBe(0);
    expect(Buffer.compare(once, bundleOf(letters(4)).pdf)).not.toBe(0);
  });
});
