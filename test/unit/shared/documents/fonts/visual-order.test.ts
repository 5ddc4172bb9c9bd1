import { describe, expect, it } from "vitest";
import { visualRuns } from "../../../../../shared/documents/fonts/visual-order.ts";

/** What stands on paper from left to right, marks before the letters they stand on. */
function onPaper(text: string): string {
  return visualRuns(text)
    .flatMap(({ letters }) => letters.map(({ drawn }) => drawn ?? "?"))
    .join("");
}

describe("a line with text from right to left", () => {
  it.each([
    ["only Latin", "abc 123 (d).", "abc 123 (d)."],
    ["a name in Hebrew letters", "Sig. אבג", "Sig. גבא"],
    ["words", "אב גד", "דג בא"],
    ["words between Latin ones", "x אב גד y", "x דג בא y"],
    ["a number, which stays as it is read", "אב 12,50", "12,50 בא"],
    ["a number before", "12 אב", "12 בא"],
    ["a number with its sign", "אב -5%", "5%- בא"],
    ["a Latin word inside", "אב cd הו", "בא cd וה"],
    ["brackets around the same script", "אב (גד) הו", "וה (דג) בא"],
    ["brackets after the line's own words", "x (אב)", "x (בא)"],
    ["brackets around Latin", "אב (cd) הו", "בא (cd) וה"],
    ["a full stop, which ends the line", "אב.", "בא."],
    ["quotes within a word", 'בע"מ', 'מ"עב'],
    ["Arabic digits", "אב ١٢", "١٢ בא"],
    ["a mark of direction", "אב!\u200f", "!בא"],
  ])("has %s in its order", (_, text, expected) => {
    expect(onPaper(text)).toBe(expected);
  });
});

describe("Arabic letters", () => {
  it.each([
    ["joined within a word", "محمد", "\ufeaa\ufee4\ufea4\ufee3"],
    ["not joined over a space", "بب ب", "\ufe8f \ufe90\ufe91"],
    ["not joined by letters that do not", "دب", "\ufe8f\ufea9"],
    ["joined through marks", "بَب", "\ufe90\ufe91\u064e"],
    ["lam and alef as one", "لا", "\ufefb"],
    ["lam and alef as one, joined", "بلا", "\ufefc\ufe91"],
    ["kept apart where it is asked", "ب\u200cب", "\ufe8f\ufe8f"],
    ["joined to nothing where it is asked", "ب\u200d", "\ufe91"],
    ["joined to a stroke", "ـبـ", "ـ\ufe92ـ"],
    ["of Persian", "گچ", "\ufb7b\ufb94"],
    ["without shapes of their own, which would be wrong", "بݐب", "\ufe8f?\ufe8f"],
  ])("are %s", (_, text, expected) => {
    expect(onPaper(text)).toBe(expected);
  });
});

describe("Hebrew letters", () => {
  it("take their points into their shape where they have one", () => {
    expect(onPaper("\u05e9\u05c1")).toBe("\ufb2a");
    expect(onPaper("\u05d1\u05bc\u05b8")).toBe("\ufb31\u05b8");
  });
});

describe("letters of scripts that need more than this", () => {
  it("are not drawn at all", () => {
    expect(onPaper("\u07ca\u07d3")).toBe("??");
  });
});
