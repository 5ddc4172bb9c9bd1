import { describe, expect, it } from "vitest";
import { isSafePattern } from "../../../../../shared/domain/organizations/safe-pattern.ts";

describe("a pattern of a form", () => {
  it.each([
    "^[A-Z]{6}\\d{2}[A-Z]\\d{2}[A-Z]\\d{3}[A-Z]$",
    "^\\d+$",
    "^[a-z ]+\\.pdf$",
    "^(?:IT|SM)\\d{2}$",
    "^[A-Z]{1,3}-\\d{1,6}$",
    "^(\\d{2}){3}$",
    "^\\u0041\\p{L}*$",
    "^[\\]a-z]+$",
    "",
  ])("is accepted where it cannot keep busy: %s", (pattern) => {
    expect(isSafePattern(pattern)).toBe(true);
  });

  it.each([
    ["a repetition in a repetition", "^(a+)+$"],
    ["a repetition in a counted one", "^(?:\\d*){5}$"],
    ["a choice that repeats", "^(?:a|a)*$"],
    ["three repetitions side by side", "^\\d+\\d+\\d+$"],
    ["many optional letters", `^${"a?".repeat(30)}${"a".repeat(30)}$`],
    ["a look ahead", "^(?=a)a$"],
    ["a look behind", "^(?<=a)a$"],
    ["a name", "^(?<n>a)$"],
    ["what refers back", "^(a)\\1$"],
    ["more than 200 characters", `^${"a".repeat(200)}$`],
    ["what is no pattern", "^[a-$"],
    ["a bracket too many", "a)b"],
  ])("is refused with %s", (_what, pattern) => {
    expect(isSafePattern(pattern)).toBe(false);
  });

  it("takes milliseconds on the worst answer that it may be tried on", () => {
    const worst = "^[a-z]+[a-z]+X$";
    expect(isSafePattern(worst)).toBe(true);
    const begun = performance.now();
    expect(new RegExp(worst, "u").test("a".repeat(200))).toBe(false);
    expect(performance.now() - begun).toBeLessThan(200);
  });
});
