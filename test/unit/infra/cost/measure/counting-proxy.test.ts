import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunksOf } from "../../../../../infra/cost/measure/counting-proxy.ts";

describe("a request to a queue", () => {
  it("is billed for each 64 KiB begun, at least once", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 20), (bytes) => {
        const chunks = chunksOf(bytes);
        expect(chunks * 65_536).toBeGreaterThanOrEqual(bytes);
        expect((chunks - 1) * 65_536).toBeLessThanOrEqual(Math.max(0, bytes - 1));
      }),
    );
    expect([0, 1, 65_536, 65_537].map(chunksOf)).toEqual([1, 1, 1, 2]);
  });
});
