import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clip,
  escapeMarkdown,
  toSingleLine,
} from "../../../../../shared/domain/notifications/plain-text.ts";

const anyText = fc.string({ unit: "binary", maxLength: 300 });

describe("toSingleLine", () => {
  it("makes one line of any text and changes it no further", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = toSingleLine(text);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|^\s|\s$/u);
        expect(toSingleLine(line)).toBe(line);
      }),
    );
  });

  it("keeps accents and drops what would turn the direction of writing", () => {
    expect(toSingleLine(" Forlì-Cesena\r\nBcc:\tx \u202Eidiov ")).toBe("Forlì-Cesena Bcc: x idiov");
  });
});

describe("clip", () => {
  it("never passes the length, never cuts a character in two", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 50 }), (text, max) => {
        const clipped = clip(text, max);
        expect(clipped.length).toBeLessThanOrEqual(max);
        expect(clipped.isWellFormed()).toBe(true);
        if (text.length <= max) expect(clipped).toBe(text);
        else expect(clipped.endsWith("…")).toBe(true);
      }),
    );
  });
});

describe("escapeMarkdown", () => {
  it("leaves no character with a meaning in Markdown and loses none", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped.replaceAll(/\\[\\`*_{}[\]<>()#+!|~&-]/g, "")).not.toMatch(
          /[\\`*_{}[\]<>()#+!|~&-]/,
        );
        const withoutJoiners = (each: string) => each.replaceAll("\u2060", "");
        expect(withoutJoiners(escaped.replaceAll(/\\(.)/gs, "$1"))).toBe(withoutJoiners(text));
        expect(escaped.length).toBeLessThanOrEqual(2 * text.length);
      }),
    );
  });

  it("disarms a link, an image and emphasis", () => {
    expect(escapeMarkdown("![x](y) **z**")).toBe("\\!\\[x\\]\\(y\\) \\*\\*z\\*\\*");
  });

  it("cuts bare addresses of sites and mailboxes, and no other text", () => {
    expect(escapeMarkdown("HTTP://a.it ftp://a")).toBe("HTTP:\u2060//a.it ftp:\u2060//a");
    expect(escapeMarkdown("Www.a.it")).toBe("Www\u2060.a.it");
    expect(escapeMarkdown("a@b.it")).toBe("a@\u2060b.it");
    expect(escapeMarkdown("Rif. 12/3: vedi c/o S.p.a.")).toBe("Rif. 12/3: vedi c/o S.p.a.");
  });
});
