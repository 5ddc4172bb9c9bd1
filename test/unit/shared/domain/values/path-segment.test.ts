import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathSegmentOf, readingsOf } from "../../../../../shared/domain/values/path-segment.ts";

const anyText = fc.string({ unit: "grapheme", minLength: 1 });

describe("a text as a segment of a path", () => {
  it("comes through a gateway that decodes the path before it routes it", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const routed = decodeURIComponent(`/receipts/${pathSegmentOf(text)}`);
        expect(routed).not.toMatch(/[?#]|receipts\/.*\//);
        expect(readingsOf(routed.slice("/receipts/".length))).toContain(text);
      }),
    );
  });

  it("comes through a gateway that hands the path on as it came", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readingsOf(pathSegmentOf(text))).toContain(text);
      }),
    );
  });

  it("is read as it stands first, where it was encoded once and decoded once", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readingsOf(decodeURIComponent(encodeURIComponent(text)))[0]).toBe(text);
      }),
    );
  });
});
