import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  packSamples,
  type SampleRows,
} from "../../../../../shared/documents/images/packed-image.ts";
import { readPng } from "../../../../../shared/documents/images/read-png.ts";

function chunk(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
}

/** The samples as a PNG, whose rows are packed and predicted as those of a PDF image are. */
function asPng({ width, height, channels, bits, samples }: SampleRows): Uint8Array {
  const { data, isPredicted } = packSamples({ width, height, channels, bits, samples });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, channels === 1 ? 0 : 2], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", isPredicted ? data : unpredicted(data, height)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function unpredicted(data: Uint8Array, height: number): Buffer {
  const rows = inflateSync(data);
  const rowBytes = rows.length / height;
  const filtered = Array.from({ length: height }, (_, row) =>
    Buffer.concat([Buffer.of(0), rows.subarray(row * rowBytes, (row + 1) * rowBytes)]),
  );
  return deflateSync(Buffer.concat(filtered));
}

const picture = fc
  .record({
    width: fc.integer({ min: 1, max: 20 }),
    height: fc.integer({ min: 1, max: 20 }),
    depth: fc.constantFrom(
      { channels: 1, bits: 1 } as const,
      { channels: 1, bits: 2 } as const,
      { channels: 1, bits: 4 } as const,
      { channels: 1, bits: 8 } as const,
      { channels: 3, bits: 8 } as const,
    ),
    isSmooth: fc.boolean(),
    seed: fc.nat(250),
  })
  .map(({ width, height, depth, isSmooth, seed }): SampleRows => {
    const samples = Uint8Array.from(
      { length: width * height * depth.channels },
      (_, at) => (isSmooth ? seed + (at >> 3) : seed * (at + 7) * 31) % 2 ** depth.bits,
    );
    return { width, height, ...depth, samples };
  });

describe("packing the samples of an image", () => {
  it("gives rows that any reader of PNG reads back", () => {
    fc.assert(
      fc.property(picture, (rows) => {
        expect([...readPng(asPng(rows)).samples]).toEqual([...rows.samples]);
      }),
    );
  });

  it("predicts rows where that makes them smaller", () => {
    const side = 100;
    const samples = Uint8Array.from(
      { length: side * side },
      (_, at) => ((at % side) + 2 * Math.floor(at / side)) % 256,
    );
    const rows: SampleRows = { width: side, height: side, channels: 1, bits: 8, samples };
    const { data, isPredicted } = packSamples(rows);
    expect(isPredicted).toBe(true);
    expect(data.length).toBeLessThan(deflateSync(samples, { level: 9 }).length / 2);
  });
});
