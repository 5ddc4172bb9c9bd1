import { describe, expect, it } from "vitest";
import { itemBytes } from "../../../../../infra/cost/measure/table-bytes.ts";

describe("the size of an item", () => {
  it.each([
    [{ pk: { S: "perché" } }, 2 + 7],
    [{ n: { N: "-12345" } }, 1 + 4],
    [{ b: { BOOL: true }, z: { NULL: true } }, 4],
    [{ l: { L: [{ S: "ab" }, { S: "c" }] } }, 1 + 3 + 3 + 2],
    [{ m: { M: { k: { S: "abc" } } } }, 1 + 3 + 4 + 1],
    [{ s: { SS: ["ab"] } }, 1 + 3 + 3],
  ])("%j is %i bytes", (item, bytes) => {
    expect(itemBytes(item)).toBe(bytes);
  });
});
