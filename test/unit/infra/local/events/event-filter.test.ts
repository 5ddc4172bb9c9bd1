import { describe, expect, it } from "vitest";
import { compileEventFilter } from "../../../../../infra/local/events/event-filter.ts";

const insertOf = (entity: string) => ({
  eventName: "INSERT",
  dynamodb: { NewImage: { entity: { S: entity } } },
});

describe("compileEventFilter", () => {
  it("lets everything through when there is no pattern", () => {
    expect(compileEventFilter([])(insertOf("x"))).toBe(true);
  });

  it("matches when every member of one pattern holds", () => {
    const matches = compileEventFilter([
      { eventName: ["MODIFY"] },
      { eventName: ["INSERT"], dynamodb: { NewImage: { entity: { S: ["a", "b"] } } } },
    ]);
    expect(matches(insertOf("b"))).toBe(true);
    expect(matches(insertOf("c"))).toBe(false);
    expect(matches({ eventName: "MODIFY" })).toBe(true);
    expect(matches({ eventName: "REMOVE", dynamodb: {} })).toBe(false);
  });

  it.each([
    [{ exists: true }, "x", true],
    [{ exists: true }, undefined, false],
    [{ exists: false }, undefined, true],
    [{ prefix: "FLOW#" }, "FLOW#1", true],
    [{ suffix: "#1" }, "FLOW#2", false],
    [{ "anything-but": ["x"] }, "x", false],
    [{ "anything-but": ["x"] }, "y", true],
    [{ "equals-ignore-case": "abc" }, "ABC", true],
  ])("applies %j to %j", (rule, value, expected) => {
    expect(compileEventFilter([{ field: [rule] }])({ field: value })).toBe(expected);
  });

  it("refuses an operator it does not implement", () => {
    expect(() => compileEventFilter([{ n: [{ numeric: [">", 1] }] }])).toThrow("numeric");
  });
});
