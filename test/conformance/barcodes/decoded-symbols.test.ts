import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { encodeDataMatrix } from "../../../shared/documents/barcodes/data-matrix.ts";
import type { ModuleMatrix } from "../../../shared/documents/barcodes/module-matrix.ts";
import { encodeQrCode } from "../../../shared/documents/barcodes/qr-code.ts";
import { readDataMatrix, readQrCode } from "../../support/notices/printed-page-tools.ts";

const folder = mkdtempSync(join(tmpdir(), "codici-"));
afterAll(() => rmSync(folder, { recursive: true }));

const pixelsOfModule = 6;
const quietModules = 4;

/** A grey image of the symbol, with its quiet zone. */
function imageOf({ size, words }: ModuleMatrix): string {
  const side = (size + 2 * quietModules) * pixelsOfModule;
  const moduleAt = (pixel: number) => Math.floor(pixel / pixelsOfModule) - quietModules;
  const pixels = Buffer.alloc(side * side, 255);
  pixels.forEach((_, at) => {
    const [row, column] = [moduleAt(Math.floor(at / side)), moduleAt(at % side)];
    if (row < 0 || column < 0 || row >= size || column >= size) return;
    const word = words[column < 32 ? row : size + row] ?? 0;
    if ((word >>> (column % 32)) & 1) pixels[at] = 0;
  });
  const file = join(folder, "codice.pgm");
  writeFileSync(file, Buffer.concat([Buffer.from(`P5 ${side} ${side} 255\n`), pixels]));
  return file;
}

describe("symbols read by independent decoders", () => {
  it("zbar reads any notice's QR code", () => {
    const notices = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 17n - 1n }), fc.integer({ min: 1, max: 99_999_999 }))
      .map(([iuv, cents]) => `PAGOPA|002|3${String(iuv).padStart(17, "0")}|02336340159|${cents}`);
    fc.assert(
      fc.property(notices, (text) => {
        expect(readQrCode(imageOf(encodeQrCode(text)))).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    { size: 48, characters: "ABCDEFGHI 0123456789" },
    { size: 52, characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ-. " },
    { size: 64, characters: "ABCD-.:_,&'" },
  ])("libdmtx reads any slip's Data Matrix of $size modules", ({ size, characters }) => {
    const payloads = fc
      .string({ unit: fc.constantFrom(...characters), minLength: 178, maxLength: 178 })
      .map((parties) => `codfase=NBPA;18${"0123456789".repeat(6)}36${parties}A`)
      .filter((text) => encodeDataMatrix(text).size === size);
    fc.assert(
      fc.property(payloads, (text) => {
        expect(readDataMatrix(imageOf(encodeDataMatrix(text)))).toBe(text);
      }),
      { numRuns: 20 },
    );
  });
});
