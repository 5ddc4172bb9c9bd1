import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeQrCode, qrTextBytesMax } from "../../../../../shared/documents/barcodes/qr-code.ts";
import { layOutQr, qrSize } from "../../../../../shared/documents/barcodes/qr-layout.ts";
import { linesOfDrawing } from "../../../../../shared/documents/barcodes/qr-lines.ts";
import { bestMask } from "../../../../../shared/documents/barcodes/qr-mask-search.ts";
import { columnsOf, penaltyOf } from "./mask-penalties.ts";
import { modulesOf, modulesOfBwip } from "./symbol-modules.ts";

const layout = layOutQr();
const masks = [0, 1, 2, 3, 4, 5, 6, 7];
const notices = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 17n - 1n }), fc.integer({ min: 10, max: 99_999_999_999 }))
  .map(([iuv, cents]) => `PAGOPA|002|3${String(iuv).padStart(17, "0")}|02336340159|${cents}`);
const texts = fc
  .string({ unit: "grapheme", maxLength: qrTextBytesMax })
  .filter((text) => Buffer.byteLength(text) <= qrTextBytesMax && text.isWellFormed());

/** Texts that the oracle writes in byte mode too: of digits and capitals it would make others. */
const byteTexts = fc.string({
  unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz|_~;,!?&()[]{}"),
  minLength: 1,
  maxLength: qrTextBytesMax,
});

/** Mask written in the first copy of the format word: three bits beside the upper left finder. */
function maskOf(rows: readonly string[]): number {
  const formatMask = 0b101;
  return Number.parseInt((rows[8] ?? "").slice(2, 5), 2) ^ formatMask;
}

type Bits = readonly number[];

function bitsOf(rows: readonly string[]): Bits {
  return [...rows.join("")].map(Number);
}

function rowsOf(bits: Bits): readonly string[] {
  return Array.from({ length: qrSize }, (_, row) =>
    bits.slice(row * qrSize, (row + 1) * qrSize).join(""),
  );
}

/** Takes a mask off a drawing, or puts it on: function patterns and format included. */
function changeMask(bits: Bits, mask: number): Bits {
  const frame = layout.maskedFrames[mask] ?? expect.fail("no such mask");
  return bits.map((dark, cell) => dark ^ (frame[cell] ?? 0));
}

/** A symbol under each of the eight masks. */
function underEachMask(rows: readonly string[]): readonly (readonly string[])[] {
  const bits = changeMask(bitsOf(rows), maskOf(rows));
  return masks.map((mask) => rowsOf(changeMask(bits, mask)));
}

function leastOf(penalties: readonly number[]): number {
  return penalties.indexOf(Math.min(...penalties));
}

function textOf(rows: readonly string[]): string {
  const bits = changeMask(bitsOf(rows), maskOf(rows));
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

/** What the oracle draws, under the mask it is told or one of its own choice. */
function drawnByBwip(text: string, mask?: number): readonly string[] {
  const forced = mask === undefined ? {} : { mask: String(mask + 1) };
  // Left alone it raises the level of correction as far as the text leaves room for it.
  const level = { eclevel: "M", fixedeclevel: true };
  return modulesOfBwip({ bcid: "qrcode", text, version: "4", ...level, ...forced });
}

describe("QR code of the notice", () => {
  it("is a version 4 symbol with its three finders, whatever the text", () => {
    const rows = modulesOf(encodeQrCode("x"));
    expect(rows).toHaveLength(33);
    expect(rows[0]).toMatch(/^11111110.*01111111$/);
    expect(rows[3]).toMatch(/^10111010.*01011101$/);
    expect(rows[32]).toMatch(/^11111110/);
  });

  it("holds the text of any notice", () => {
    fc.assert(
      fc.property(notices, (text) => {
        expect(textOf(modulesOf(encodeQrCode(text)))).toBe(text);
      }),
    );
  });

  it("holds any text of up to 62 bytes", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(textOf(modulesOf(encodeQrCode(text)))).toBe(text);
      }),
    );
    for (const text of ["", "é".repeat(31), "x".repeat(62)]) {
      expect(textOf(modulesOf(encodeQrCode(text)))).toBe(text);
    }
  });

  it("refuses longer texts, by their bytes", () => {
    expect(() => encodeQrCode("x".repeat(63))).toThrow(RangeError);
    expect(() => encodeQrCode("€".repeat(21))).toThrow(RangeError);
  });

  it("is the oracle's, module by module, under whichever mask", () => {
    fc.assert(
      fc.property(byteTexts, (text) => {
        const symbols = underEachMask(modulesOf(encodeQrCode(text)));
        for (const mask of masks) expect(symbols[mask]).toEqual(drawnByBwip(text, mask));
      }),
      { numRuns: 12 },
    );
  });

  it("is the same after other texts", () => {
    const symbol = encodeQrCode("PAGOPA|002|301202600000000103|02336340159|100");
    const rows = modulesOf(symbol);
    encodeQrCode("x".repeat(62));
    expect(modulesOf(symbol)).toEqual(rows);
    expect(encodeQrCode("PAGOPA|002|301202600000000103|02336340159|100")).toEqual(symbol);
  });
});

describe("mask of the QR code", () => {
  it("has the least points that the standard's text gives, the lowest numbered among equals", () => {
    fc.assert(
      fc.property(fc.oneof(notices, texts), (text) => {
        const rows = modulesOf(encodeQrCode(text));
        const penalties = underEachMask(rows).map((symbol) => penaltyOf(symbol));
        expect(maskOf(rows)).toBe(leastOf(penalties));
      }),
      { numRuns: 60 },
    );
  });

  it("has the least points among drawings of any kind, ties and wide finders included", () => {
    const line = fc.oneof(
      fc.constantFrom(
        "110011111100110000000000000000001",
        "000000001110001111111110001110000",
        "111100001111111111110000111100001",
        "100001011101000010111010000101110",
        "000000000000000000000000000000000",
        "101010101010101010101010101010101",
      ),
      fc
        .array(fc.constantFrom("0", "1"), { minLength: qrSize, maxLength: qrSize })
        .map((modules) => modules.join("")),
    );
    const drawing = fc
      .tuple(fc.array(line, { minLength: qrSize, maxLength: qrSize }), fc.boolean())
      .map(([rows, isTurned]) => (isTurned ? columnsOf(rows) : rows));
    const lines = (rows: readonly string[]) =>
      linesOfDrawing(Uint8Array.from(bitsOf(columnsOf(rows))));
    const nothing = lines(Array.from({ length: qrSize }, () => "0".repeat(qrSize)));
    fc.assert(
      fc.property(fc.array(drawing, { minLength: 1, maxLength: 4 }), (drawings) => {
        const twice = [...drawings, ...drawings];
        const penalties = twice.map((rows) => penaltyOf(rows));
        expect(bestMask(nothing, twice.map(lines))).toBe(leastOf(penalties));
      }),
    );
  });

  /**
   * The oracle gives the same points but for two things. It judges the symbol before the format
   * information is there, its modules and the single dark one beside it dark and light in turn,
   * where the standard judges the complete symbol; and it takes the quiet zone for a light area.
   */
  it("differs from the oracle's choice only for what the two take a complete symbol to be", () => {
    const ends = Array.from({ length: qrSize }, (_, at) => at).filter(
      (at) => (at < 9 && at !== 6) || at >= qrSize - 8,
    );
    const formatCells = ends.flatMap((at) => [8 * qrSize + at, at * qrSize + 8]);
    fc.assert(
      fc.property(byteTexts, (text) => {
        const penalties = underEachMask(modulesOf(encodeQrCode(text))).map((symbol) => {
          const bits = [...bitsOf(symbol)];
          for (const cell of formatCells) bits[cell] = 1;
          bits[(qrSize - 8) * qrSize + 8] = 0;
          return penaltyOf(rowsOf(bits), true);
        });
        expect(maskOf(drawnByBwip(text))).toBe(leastOf(penalties));
      }),
      { numRuns: 40 },
    );
  });
});
