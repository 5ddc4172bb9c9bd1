import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeDataMatrix } from "../../../../../shared/documents/barcodes/data-matrix.ts";
import { dataMatrixCodewords } from "../../../../../shared/documents/barcodes/data-matrix-encodation.ts";
import { placeDataMatrix } from "../../../../../shared/documents/barcodes/data-matrix-placement.ts";

/** Reads codewords back, knowing ASCII and C40 only (ISO/IEC 16022, 5.2.3 and 5.2.5). */
function textOf(codewords: readonly number[]): string {
  let text = "";
  for (let at = 0; at < codewords.length; at++) {
    const codeword = codewords[at] ?? 0;
    if (codeword === 230) {
      const end = codewords.indexOf(254, at);
      text += c40Text(codewords.slice(at + 1, end));
      at = end;
    } else if (codeword <= 128) text += String.fromCharCode(codeword - 1);
    else if (codeword <= 229) text += String(codeword - 130).padStart(2, "0");
    else throw new Error(`codeword ${codeword}`);
  }
  return text;
}

const basicSet = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const shift2Set = "!\"#$%&'()*+,-./:;<=>?@[\\]^_";

function c40Text(codewords: readonly number[]): string {
  const values: number[] = [];
  for (let at = 0; at < codewords.length; at += 2) {
    const triple = (codewords[at] ?? 0) * 256 + (codewords[at + 1] ?? 0) - 1;
    values.push(Math.floor(triple / 1600), Math.floor(triple / 40) % 40, triple % 40);
  }
  let text = "";
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value === 1) text += shift2Set.charAt(values[++at] ?? 0);
    else if (value === 2) text += String.fromCharCode(96 + (values[++at] ?? 0));
    else text += basicSet.charAt(value - 3);
  }
  return text;
}

const posteCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ&'-.:_, ";
const payloads = fc
  .string({ unit: fc.constantFrom(...posteCharacters), minLength: 166, maxLength: 166 })
  .map((parties) => `codfase=NBPA;183${"0".repeat(61)}${parties}${" ".repeat(12)}A`.slice(-256));

describe("Data Matrix of the postal slip", () => {
  it("encodes a text that reads back the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", maxLength: 256 }), (text) => {
        expect(textOf(dataMatrixCodewords(text))).toBe(text);
      }),
    );
  });

  it("is never in C40 when the message ends", () => {
    fc.assert(
      fc.property(payloads, (text) => {
        const codewords = dataMatrixCodewords(text);
        expect(codewords.lastIndexOf(254)).toBeGreaterThanOrEqual(codewords.lastIndexOf(230));
      }),
    );
  });

  it("takes 48 modules a side for the common text and more for much punctuation", () => {
    const head = `codfase=NBPA;${"1".repeat(64)}`;
    expect(encodeDataMatrix(head + "A".repeat(179)).size).toBe(48);
    expect(encodeDataMatrix(`${head}${"A-B.".repeat(20)}${"A".repeat(99)}`).size).toBe(52);
    expect(encodeDataMatrix(`${head}${"-.:_,&'".repeat(20)}${"A".repeat(39)}`).size).toBe(64);
  });

  it("has solid borders on the left and below, dotted ones above and on the right", () => {
    const { size, modules } = encodeDataMatrix("A".repeat(200));
    const indexes = Array.from({ length: size }, (_, at) => at);
    expect(indexes.every((row) => modules[row * size] === 1)).toBe(true);
    expect(indexes.every((column) => modules[(size - 1) * size + column] === 1)).toBe(true);
    expect(indexes.every((column) => modules[column] === (column + 1) % 2)).toBe(true);
    expect(indexes.every((row) => modules[row * size + size - 1] === row % 2)).toBe(true);
  });

  it.each([
    { size: 48, regionsOnSide: 2 },
    { size: 52, regionsOnSide: 2 },
    { size: 64, regionsOnSide: 4 },
  ])("gives each bit a module of its own: $size", ({ size, regionsOnSide }) => {
    const cells = placeDataMatrix({
      size,
      regionsOnSide,
      dataLength: 0,
      correctionLength: 0,
      blocks: 1,
    });
    expect(new Set(cells).size).toBe((size - 2 * regionsOnSide) ** 2);
  });

  it("refuses what it cannot write", () => {
    expect(() => encodeDataMatrix("à")).toThrow(RangeError);
    expect(() => encodeDataMatrix("-".repeat(300))).toThrow(RangeError);
  });
});
