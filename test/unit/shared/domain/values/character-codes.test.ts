import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asciiUpperCase,
  characterCount,
  hasControlCharacter,
  hasVisibleCharacter,
  withoutControlCharacters,
} from "../../../../../shared/domain/values/character-codes.ts";

const anyText = fc.string({ unit: "binary" });

describe("characterCount", () => {
  it("counts code points of any well formed text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(characterCount(text)).toBe(Array.from(text).length);
      }),
    );
  });
});

describe("withoutControlCharacters", () => {
  it("leaves none, and changes no text that has none", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = withoutControlCharacters(text);
        expect(hasControlCharacter(clean)).toBe(false);
        if (!hasControlCharacter(text)) expect(clean).toBe(text);
      }),
    );
  });

  it("puts one space for a run of them, and none at the ends", () => {
    expect(withoutControlCharacters("\tVia\r\n\u0085Roma\u0000")).toBe("Via Roma");
  });
});

describe("hasVisibleCharacter", () => {
  it.each(["a", " .", "à", "Đ", "\u200bx", "😀", "小"])("is true of %j", (text) => {
    expect(hasVisibleCharacter(text)).toBe(true);
  });

  it.each(["", " \t", "\u00a0", "\u200b\u2060", "\ufeff", "\u202e", "\u3164", "\u2028", "\u007f"])(
    "is false of %j",
    (text) => {
      expect(hasVisibleCharacter(text)).toBe(false);
    },
  );
});

describe("asciiUpperCase", () => {
  it("raises texts of ASCII and never makes ASCII of any other", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const isAscii = Array.from(text).every((character) => character <= "\u007f");
        expect(asciiUpperCase(text)).toBe(isAscii ? text.toUpperCase() : text);
      }),
    );
    expect(asciiUpperCase("ſı")).toBe("ſı");
  });
});
