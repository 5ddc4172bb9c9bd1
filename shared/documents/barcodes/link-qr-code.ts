import { prepareOnce } from "../prepare-once.ts";
import { type ModuleMatrix, packModules } from "./module-matrix.ts";
import { layOutQr } from "./qr-layout.ts";
import { prepareCorrectionEncoder } from "./reed-solomon.ts";

const version = { size: 41, codewords: 172 } as const;
const blocks = 4;
const dataLength = 108;
const blockLength = dataLength / blocks;
/** What version 6-M holds in byte mode: 108 codewords less 12 bits of header. */
export const linkQrBytesMax = 106;
const byteMode = 0b0100;
const pads = [0xec, 0x11] as const;

const prepared = prepareOnce(() => ({
  ...layOutQr(version),
  correct: prepareCorrectionEncoder({
    fieldPolynomial: 0x11d,
    firstRoot: 0,
    blocks,
    dataLength,
    correctionLength: version.codewords - dataLength,
  }),
}));

/**
 * QR code version 6 (41 × 41), error correction M, byte mode, for addresses, which are longer than
 * what notices carry (see `encodeQrCode`): one at a time, on a page. Text up to 106 UTF-8 bytes.
 * @throws RangeError when the text is longer.
 */
export function encodeLinkQr(text: string): ModuleMatrix {
  const { bitCells, maskedFrames, correct } = prepared();
  const codewords = dataOf(text);
  correct(codewords);
  const symbols = maskedFrames.map((frame) => {
    const modules = frame.slice();
    bitCells.forEach((cell, at) => {
      const bit = ((codewords[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1;
      modules[cell] = (modules[cell] ?? 0) ^ bit;
    });
    return modules;
  });
  const best = symbols.reduce((one, other) => (unrest(other) > unrest(one) ? other : one));
  return { size: version.size, words: packModules(version.size, best) };
}

/** Neighbours that differ: what is most uneven is read best. Any mask can be read. */
function unrest(modules: Uint8Array): number {
  const { size } = version;
  let changes = 0;
  for (let cell = 0; cell < modules.length; cell++) {
    if (cell % size > 0 && modules[cell] !== modules[cell - 1]) changes++;
    if (cell >= size && modules[cell] !== modules[cell - size]) changes++;
  }
  return changes;
}

/** Header of four bits, length of eight, the bytes and the pads, with the blocks taking turns. */
function dataOf(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  if (bytes.length > linkQrBytesMax) throw new RangeError("testo troppo lungo per il codice QR");
  const nibbles = [byteMode, bytes.length >>> 4, bytes.length & 0xf];
  for (const byte of bytes) nibbles.push(byte >>> 4, byte & 0xf);
  nibbles.push(0);
  const codewords = new Uint8Array(version.codewords);
  for (let at = 0; at < dataLength; at++) {
    const isPad = 2 * at >= nibbles.length;
    const value = isPad
      ? (pads[(at - nibbles.length / 2) & 1] ?? 0)
      : ((nibbles[2 * at] ?? 0) << 4) | (nibbles[2 * at + 1] ?? 0);
    codewords[(at % blockLength) * blocks + Math.floor(at / blockLength)] = value;
  }
  return codewords;
}
