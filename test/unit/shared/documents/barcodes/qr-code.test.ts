import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModuleMatrix } from "../../../../../shared/documents/barcodes/module-matrix.ts";
import { encodeQrCode } from "../../../../../shared/documents/barcodes/qr-code.ts";
import { layOutQr } from "../../../../../shared/documents/barcodes/qr-layout.ts";

const size = 33;
const layout = layOutQr();
const payload = "PAGOPA|002|301202600000000103|02336340159|100";
const notices = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 17n - 1n }), fc.integer({ min: 10, max: 99_999_999_999 }))
  .map(([iuv, cents]) => `PAGOPA|002|3${String(iuv).padStart(17, "0")}|02336340159|${cents}`);

/** Mask written in the first copy of the format word: three bits beside the upper left finder. */
function maskOf({ modules }: ModuleMatrix): number {
  const formatMask = 0b101;
  const bits = [2, 3, 4].map((column) => modules[8 * size + column] ?? 0);
  return ((bits[0] ?? 0) * 4 + (bits[1] ?? 0) * 2 + (bits[2] ?? 0)) ^ formatMask;
}

/** Data and correction bits as they are before any mask. */
function unmasked(symbol: ModuleMatrix): Uint8Array {
  const frame = layout.maskedFrames[maskOf(symbol)] ?? expect.fail("no such mask");
  return symbol.modules.map((dark, cell) => dark ^ (frame[cell] ?? 0));
}

function textOf(symbol: ModuleMatrix): string {
  const bits = unmasked(symbol);
  const codewords = Array.from({ length: 100 }, (_, index) =>
    layout.bitCells
      .subarray(8 * index, 8 * index + 8)
      .reduce((byte, cell) => byte * 2 + (bits[cell] ?? 0), 0),
  );
  const data = [0, 1].flatMap((block) =>
    Array.from({ length: 32 }, (_, at) => codewords[2 * at + block] ?? 0),
  );
  const nibbles = data.flatMap((byte) => [byte >>> 4, byte & 15]);
  const byteAt = (nibble: number) => (nibbles[nibble] ?? 0) * 16 + (nibbles[nibble + 1] ?? 0);
  const bytes = Array.from({ length: byteAt(1) }, (_, at) => byteAt(3 + 2 * at));
  return Buffer.from(bytes).toString("utf8");
}

/** The four penalties of ISO/IEC 18004, module by module, as the standard words them. */
function penaltyOf(modules: Uint8Array): number {
  const at = (row: number, column: number) => modules[row * size + column] ?? 0;
  const lines = Array.from({ length: size }, (_, line) => [
    Array.from({ length: size }, (_, other) => at(line, other)).join(""),
    Array.from({ length: size }, (_, other) => at(other, line)).join(""),
  ]).flat();
  let penalty = 0;
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) penalty += run.length - 2;
    penalty += 40 * [...line.matchAll(/(?=10111010000|00001011101)/g)].length;
  }
  let dark = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      dark += at(row, column);
      if (row === size - 1 || column === size - 1) continue;
      const sum =
        at(row, column) + at(row, column + 1) + at(row + 1, column) + at(row + 1, column + 1);
      if (sum === 0 || sum === 4) penalty += 3;
    }
  }
  return penalty + 10 * Math.floor(Math.abs((100 * dark) / (size * size) - 50) / 5);
}

describe("QR code of the notice", () => {
  it("is a version 4 symbol with its three finders, whatever the text", () => {
    const { size: side, modules } = encodeQrCode("x");
    expect(side).toBe(33);
    const row = (index: number) => modules.subarray(33 * index, 33 * index + 33).join("");
    expect(row(0)).toMatch(/^11111110.*01111111$/);
    expect(row(3)).toMatch(/^10111010.*01011101$/);
    expect(row(32)).toMatch(/^11111110/);
  });

  it("holds the text", () => {
    fc.assert(
      fc.property(notices, (text) => {
        expect(textOf(encodeQrCode(text))).toBe(text);
      }),
    );
  });

  it("holds texts of up to 62 bytes, accents included", () => {
    for (const text of ["", "é".repeat(31), "x".repeat(62)]) {
      expect(textOf(encodeQrCode(text))).toBe(text);
    }
    expect(() => encodeQrCode("x".repeat(63))).toThrow(RangeError);
  });

  it("wears the mask of least penalty", () => {
    fc.assert(
      fc.property(notices, (text) => {
        const symbol = encodeQrCode(text);
        const bits = unmasked(symbol);
        const penalties = layout.maskedFrames.map((frame) =>
          penaltyOf(frame.map((dark, cell) => dark ^ (bits[cell] ?? 0))),
        );
        expect(maskOf(symbol)).toBe(penalties.indexOf(Math.min(...penalties)));
      }),
      { numRuns: 30 },
    );
  });

  it("is the same for the same text", () => {
    expect(encodeQrCode(payload).modules).toEqual(encodeQrCode(payload).modules);
  });
});
