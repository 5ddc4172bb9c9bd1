import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faces, fontSet } from "../../../../../shared/documents/fonts/font-set.ts";
import { createTypesetter } from "../../../../../shared/documents/fonts/typesetter.ts";
import { textLine } from "../../../../../shared/documents/pdf/page.ts";
import { prepareLine } from "../../../../../shared/documents/pdf/prepared-line.ts";

const styles = fc.record(
  {
    face: fc.constantFrom(...faces),
    size: fc.constantFrom(6.5, 8, 12),
    x: fc.double({ min: 0, max: 210, noNaN: true }),
    baseline: fc.double({ min: 0, max: 297, noNaN: true }),
    align: fc.constantFrom("left", "right", "centre"),
    grey: fc.constantFrom(0, 0.486, 1),
  },
  { requiredKeys: ["face", "size", "x", "baseline"] },
);
const texts = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: "grapheme", maxLength: 10 }),
  fc.constantFrom("Nicolò (1°) l’Écu — 12,50 €", "RSSMRA80A01H501U", "Łukasz"),
);

describe("a prepared line", () => {
  it("is the line written at once, for any place and text", () => {
    fc.assert(
      fc.property(styles, texts, (style, text) => {
        const line = prepareLine(style)(createTypesetter(fontSet()), text);
        expect(line).toBe(textLine(createTypesetter(fontSet()), style, text));
      }),
    );
  });

  it("ends, begins or has its middle where it is told", () => {
    const typesetter = createTypesetter(fontSet());
    const style = { face: "mono", size: 10, x: 25.4, baseline: 297 - 25.4 } as const;
    const beginning = (align: "left" | "right" | "centre") =>
      prepareLine({ ...style, align })(typesetter, "ABCD").split("\n", 1);
    // Four characters of 0.6 em.
    expect(beginning("left")).toEqual(["1 0 0 1 72 72 Tm"]);
    expect(beginning("right")).toEqual(["1 0 0 1 48 72 Tm"]);
    expect(beginning("centre")).toEqual(["1 0 0 1 60 72 Tm"]);
  });

  it("is grey only where it is told, and what follows is black", () => {
    const typesetter = createTypesetter(fontSet());
    const style = { face: "regular", size: 8, x: 0, baseline: 297 } as const;
    expect(prepareLine(style)(typesetter, "a")).toBe("1 0 0 1 0 0 Tm\n/R 8 Tf (a) Tj\n");
    expect(prepareLine({ ...style, grey: 0.4863 })(typesetter, "a")).toBe(
      "0.486 g\n1 0 0 1 0 0 Tm\n/R 8 Tf (a) Tj\n0 g\n",
    );
  });
});
