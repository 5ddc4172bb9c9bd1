import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineBuffer } from "../../../../../shared/mypay/tracciato/line-buffer.ts";

describe("LineBuffer", () => {
  it("holds the bytes of its lines, however long and wide", () => {
    const lines = fc.array(fc.string({ unit: "grapheme", maxLength: 30 }), { maxLength: 20 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 2_000 }), (texts, times) => {
        const buffer = new LineBuffer();
        const repeated = texts.map((text) => text.repeat(times));
        for (const line of repeated) buffer.add(line);
        expect(buffer.bytes.equals(Buffer.from(repeated.map((line) => `${line}\n`).join("")))).toBe(
          true,
        );
      }),
      { numRuns: 30 },
    );
  });

  it("starts over when it is emptied", () => {
    const buffer = new LineBuffer();
    buffer.add("a;b");
    buffer.empty();
    buffer.add("c");
    expect(buffer.bytes.toString()).toBe("c\n");
  });
});
