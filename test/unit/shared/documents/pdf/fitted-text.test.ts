import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fontSet } from "../../../../../shared/documents/fonts/font-set.ts";
import { splitLetters } from "../../../../../shared/documents/fonts/letters.ts";
import { createTypesetter } from "../../../../../shared/documents/fonts/typesetter.ts";
import { fitText, flowText, wrapText } from "../../../../../shared/documents/pdf/fitted-text.ts";
import { points } from "../../../../../shared/documents/pdf/page.ts";

const typesetter = createTypesetter(fontSet());
const room = { face: "bold", sizes: [14, 12, 10], widthMm: 50, linesMax: 2 } as const;

describe("fitting a text in its room", () => {
  it("keeps the preferred size while the text fits on a line", () => {
    expect(fitText(typesetter, room, "Mario Rossi")).toEqual({ size: 14, lines: ["Mario Rossi"] });
  });

  it("wraps between words", () => {
    const { size, lines } = fitText(typesetter, room, "Comune di Santa Maria della Versa");
    expect(size).toBe(14);
    expect(lines.join(" ")).toBe("Comune di Santa Maria della Versa");
    expect(lines).toHaveLength(2);
  });

  it("prefers one line of a smaller size where it is told to", () => {
    const oneLine = { ...room, oneLineSizes: [14, 12], sizes: [10] };
    expect(fitText(typesetter, oneLine, "Comune di Biassono Sup.").lines).toHaveLength(1);
  });

  it("never leaves its room, whatever the text", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 40 }), fc.string({ maxLength: 80 }), (words, word) => {
        const { size, lines } = fitText(typesetter, room, `${words} ${word}`);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) {
          const width = typesetter.widthOf("bold", line) * size;
          expect(width).toBeLessThanOrEqual(points(50) + 1e-6);
        }
      }),
    );
  });

  it("says that a text goes on when it must cut it", () => {
    const { size, lines } = fitText(typesetter, room, "Consorzio intercomunale ".repeat(8));
    expect(size).toBe(10);
    expect(lines.at(-1)).toMatch(/…$/);
  });

  it("loses nothing of a text that it does not end with dots", () => {
    const rooms = fc.record({
      face: fc.constantFrom("regular", "bold"),
      sizes: fc.constant([14, 10]),
      widthMm: fc.integer({ min: 30, max: 90 }),
      linesMax: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(rooms, anyText, (someRoom, text) => {
        const { lines } = fitText(typesetter, someRoom, text);
        const whole = withoutSpaces(text);
        const kept = withoutSpaces(lines.join(""));
        if (kept !== whole) {
          expect(lines.at(-1)).toMatch(/…$/u);
          expect(whole.startsWith(kept.slice(0, -1))).toBe(true);
        }
        expect(withoutSpaces(flowText(typesetter, someRoom, text).lines.join(""))).toBe(whole);
      }),
    );
  });
});

const anyText = fc.oneof(
  fc.lorem({ maxCount: 20 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(..."محلاבש\u05c1a1 (山นี่J\u030c"), maxLength: 60 }),
);

function withoutSpaces(text: string): string {
  return text.replaceAll(" ", "");
}

describe("wrapping a text in a column", () => {
  it("makes no line wider than the column, unless it is a single letter", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 30 }), (text, widthEm) => {
        for (const line of wrapText(typesetter, { face: "regular", widthEm }, text)) {
          if (splitLetters(line).length === 1) continue;
          expect(typesetter.widthOf("regular", line)).toBeLessThanOrEqual(widthEm + 1e-9);
        }
      }),
    );
  });

  it("keeps every word, whole where it fits, and never cuts a letter from its marks", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 30 }), (text, widthEm) => {
        const lines = wrapText(typesetter, { face: "regular", widthEm }, text);
        expect(withoutSpaces(lines.join(""))).toBe(withoutSpaces(text));
        const letters = text.split(" ").flatMap(splitLetters);
        expect(lines.flatMap((line) => line.split(" ").flatMap(splitLetters))).toEqual(letters);
        const words = new Set(lines.flatMap((line) => line.split(" ")));
        for (const word of text.split(" ")) {
          if (word === "" || typesetter.widthOf("regular", word) > widthEm) continue;
          expect(words).toContain(word);
        }
      }),
    );
  });
});
