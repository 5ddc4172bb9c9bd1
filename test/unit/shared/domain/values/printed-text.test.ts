import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  optionalPrintedText,
  printedText,
} from "../../../../../shared/domain/values/printed-text.ts";

describe("printed text", () => {
  it("leaves a clean text as it is", () => {
    expect(printedText("Nicolò Đorđević, 12/A", 70)).toBe("Nicolò Đorđević, 12/A");
  });

  it("drops controls and invisible marks and joins runs of spaces", () => {
    expect(printedText(" Via\u0000 Roma\u200b\t\n 1\u202e ", 70)).toBe("Via Roma 1");
  });

  it("composes letters and their accents", () => {
    expect(printedText("Nicolo\u0300", 70)).toBe("Nicolò");
  });

  it("cuts a long text after a whole word and says so", () => {
    expect(printedText("Tassa sui rifiuti e servizi", 25)).toBe("Tassa sui rifiuti e…");
  });

  it("cuts inside a word when the word is most of the text", () => {
    expect(printedText("a".repeat(40), 10)).toBe(`${"a".repeat(9)}…`);
  });

  it("never exceeds the limit, never splits a character, and is stable", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 60 }), (text, max) => {
        const printed = printedText(text, max);
        expect(Array.from(printed).length).toBeLessThanOrEqual(max);
        expect(printed.isWellFormed()).toBe(true);
        expect(printedText(printed, max)).toBe(printed);
      }),
    );
  });

  it("has nothing to say of a missing or blank text", () => {
    expect(optionalPrintedText(undefined, 5)).toBeUndefined();
    expect(optionalPrintedText(" \u0007 ", 5)).toBeUndefined();
  });
});
