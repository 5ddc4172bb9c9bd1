import { describe, expect, it } from "vitest";
import { allCases } from "./all-cases.ts";
import { runCases } from "./conformance-case.ts";

const results = await runCases(allCases);
const sections = [...new Set(results.map(({ section }) => section))];

/** One line for each thing looked at: what differs is seen at once. */
function lines(result: (typeof results)[number], side: "expected" | "got"): readonly string[] {
  return result.checks.map((check) => `${check.what}: ${check[side]}`);
}

describe.each(sections)("%s", (section) => {
  it.each(results.filter((result) => result.section === section))("$number $title", (result) => {
    expect(result.checks).not.toEqual([]);
    expect(lines(result, "got")).toEqual(lines(result, "expected"));
  });
});
