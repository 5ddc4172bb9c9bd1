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

describe("Reed-Solomon correction", () => {
  it.each([
    { name: "QR 4-M", fieldPolynomial: 0x11d, firstRoot: 0, correctionLength: 18, dataLength: 32 },
    {
      name: "Data Matrix 48",
      fieldPolynomial: 0x12d,
      firstRoot: 1,
      correctionLength: 68,
      dataLength: 174,
    },
  ])("makes the message a multiple of the generator: $name", ({ dataLength, ...code }) => {
    const encode = prepareCorrectionEncoder(code);
    const times = (a: number, b: number) => multiply(code.fieldPolynomial, a, b);
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: dataLength, maxLength: dataLength }),
        fc.integer({ min: 0, max: code.correctionLength - 1 }),
        (data, index) => {
          let root = 1;
          for (let step = 0; step < code.firstRoot + index; step++) root = times(root, 2);
          const value = [...data, ...encode(data)].reduce((sum, c) => times(sum, root) ^ c, 0);
          expect(value).toBe(0);
        },
      ),
    );
  });
});
