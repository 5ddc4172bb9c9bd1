import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareCorrectionEncoder } from "../../../../../shared/documents/barcodes/reed-solomon.ts";

/** Product in GF(256) by shift and add, without tables. */
function multiply(polynomial: number, a: number, b: number): number {
  let product = 0;
  for (let [x, y] = [a, b]; y > 0; y >>>= 1) {
    if (y & 1) product ^= x;
    x <<= 1;
    if (x & 0x100) x ^= polynomial;
  }
  return product;
}

const qr = { fieldPolynomial: 0x11d, firstRoot: 0 };
const dataMatrix = { fieldPolynomial: 0x12d, firstRoot: 1 };

describe("Reed-Solomon correction", () => {
  it.each([
    { name: "QR 4-M", ...qr, blocks: 2, dataLength: 64, correctionLength: 36 },
    { name: "Data Matrix 48", ...dataMatrix, blocks: 1, dataLength: 174, correctionLength: 68 },
    { name: "Data Matrix 52", ...dataMatrix, blocks: 2, dataLength: 204, correctionLength: 84 },
    { name: "Data Matrix 64", ...dataMatrix, blocks: 2, dataLength: 280, correctionLength: 112 },
  ])("makes each block a multiple of the generator: $name", (code) => {
    const correct = prepareCorrectionEncoder(code);
    const { blocks, dataLength, correctionLength } = code;
    const times = (a: number, b: number) => multiply(code.fieldPolynomial, a, b);
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: dataLength, maxLength: dataLength }),
        fc.integer({ min: 0, max: correctionLength / blocks - 1 }),
        fc.integer({ min: 0, max: blocks - 1 }),
        (data, index, block) => {
          const codewords = new Uint8Array(dataLength + correctionLength);
          codewords.set(data);
          correct(codewords);
          expect(codewords.subarray(0, dataLength)).toEqual(data);
          let root = 1;
          for (let step = 0; step < code.firstRoot + index; step++) root = times(root, 2);
          const ofBlock = codewords.filter((_, at) => at % blocks === block);
          expect(ofBlock.reduce((sum, c) => times(sum, root) ^ c, 0)).toBe(0);
        },
      ),
    );
  });
});
