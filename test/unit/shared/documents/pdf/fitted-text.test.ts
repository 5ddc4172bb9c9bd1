import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fontSet } from "../../../../../shared/documents/fonts/font-set.ts";
import { createTypesetter } from "../../../../../shared/documents/fonts/typesetter.ts";
import { fitText } from "../../../../../shared/documents/pdf/fitted-text.ts";
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
});
