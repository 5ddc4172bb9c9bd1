import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fontSet } from "../../../../../shared/documents/fonts/font-set.ts";
import { createTypesetter } from "../../../../../shared/documents/fonts/typesetter.ts";
import { points } from "../../../../../shared/documents/pdf/page.ts";
import {
  type RichLine,
  richLines,
  wrapRich,
} from "../../../../../shared/documents/pdf/rich-text.ts";

const typesetter = createTypesetter(fontSet());
const column = { size: 8, widthMm: 40 };

function widthMm(line: RichLine, size: number): number {
  return line.reduce((sum, { face, text }) => sum + typesetter.widthOf(face, text), 0) * size;
}

describe("a text with words in bold", () => {
  it("switches face at the marks, spaces staying with their run", () => {
    expect(wrapRich(typesetter, column, "Entro il **30/06**, prego")).toEqual([
      [
        { face: "regular", text: "Entro il " },
        { face: "bold", text: "30/06" },
        { face: "regular", text: ", prego" },
      ],
    ]);
  });

  it("wraps inside a bold passage, which stays bold", () => {
    const lines = wrapRich(typesetter, column, "Paga **con l’app del tuo ente o della banca**.");
    expect(lines.length).toBe(2);
    expect(lines[1]?.[0]?.face).toBe("bold");
    expect(lines[1]?.at(-1)).toEqual({ face: "regular", text: "." });
  });

  it("takes a mark without its partner as text", () => {
    expect(wrapRich(typesetter, column, "a **b** c ** d")).toEqual([
      [
        { face: "regular", text: "a " },
        { face: "bold", text: "b" },
        { face: "regular", text: " c ** d" },
      ],
    ]);
  });

  it("keeps every word and never leaves its column, whatever the text", () => {
    const passages = fc.array(fc.tuple(fc.lorem({ maxCount: 9 }), fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(passages, fc.integer({ min: 30, max: 90 }), (parts, width) => {
        const text = parts.map(([words, bold]) => (bold ? `**${words}**` : words)).join(" ");
        const lines = wrapRich(typesetter, { ...column, widthMm: width }, text);
        const words = lines.map((line) => line.map((run) => run.text).join("")).join(" ");
        expect(words).toBe(parts.map(([plain]) => plain).join(" "));
        for (const line of lines) {
          expect(widthMm(line, 8)).toBeLessThanOrEqual(points(width) + 1e-9);
        }
      }),
    );
  });

  it("says that it goes on where it may take no more lines", () => {
    const text = "Puoi pagare **sul territorio in tutti gli uffici postali** e in banca ".repeat(3);
    const lines = wrapRich(typesetter, { ...column, linesMax: 2 }, text);
    expect(lines).toHaveLength(2);
    expect(lines[1]?.at(-1)?.text).toMatch(/[^ ]…$/);
    expect(widthMm(lines[1] ?? [], 8)).toBeLessThanOrEqual(points(40));
  });

  it("is drawn run after run from where its lines begin", () => {
    const style = { size: 8, x: 25.4, baseline: 297 - 50.8, lineHeight: 25.4 } as const;
    const lines = [
      [
        { face: "regular", text: "a " },
        { face: "bold", text: "b" },
      ],
      [{ face: "regular", text: "c" }],
    ] as const;
    expect(richLines(typesetter, { ...style, grey: 0.5 }, lines)).toBe(
      "0.5 g\n1 0 0 1 72 144 Tm\n/R 8 Tf (a ) Tj\n/B 8 Tf (b) Tj\n" +
        "1 0 0 1 72 72 Tm\n/R 8 Tf (c) Tj\n0 g\n",
    );
    const width = widthMm(lines[0], 8);
    expect(richLines(typesetter, { ...style, align: "right" }, lines)).toMatch(
      new RegExp(`^1 0 0 1 ${(72 - width).toFixed(2).replace(/\.?0+$/, "")} 144 Tm\n`),
    );
  });
});
