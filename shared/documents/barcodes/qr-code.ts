import { prepareOnce } from "../prepare-once.ts";
import { placeCodewords, preparePlacement } from "./codeword-placement.ts";
import type { ModuleMatrix } from "./module-matrix.ts";
import { layOutQr, qrCodewords, qrSize } from "./qr-layout.ts";
import { completeLines, lineParts, linesLength, linesOfDrawing } from "./qr-lines.ts";
import { bestMask } from "./qr-mask-search.ts";
import { prepareCorrectionEncoder } from "./reed-solomon.ts";

const blocks = 2;
const dataLength = 64;
const blockLength = dataLength / blocks;
/** What version 4-M holds in byte mode: 64 codewords less 12 bits of header. */
export const qrTextBytesMax = 62;
const byteMode = 0b0100;
const evenPad = 0xec;
const oddPad = 0x11;

const prepared = prepareOnce(() => {
  const { bitCells, maskedFrames } = layOutQr();
  return {
    correct: prepareCorrectionEncoder({
      fieldPolynomial: 0x11d,
      firstRoot: 0,
      blocks,
      dataLength,
      correctionLength: qrCodewords - dataLength,
    }),
    placement: preparePlacement(qrSize, bitCells.map(transposedCell)),
    masks: maskedFrames.map((frame) =>
      linesOfDrawing(frame.map((_, cell) => frame[transposedCell(cell)] ?? 0)),
    ),
    textBytes: Buffer.alloc(qrTextBytesMax),
    codewords: new Uint8Array(qrCodewords),
    lines: new Int32Array(linesLength),
  };
});

/**
 * QR code version 4 (33 × 33), error correction M, byte mode, with the mask that ISO/IEC 18004
 * asks for: the one of least penalty, the lowest numbered among equals. Text up to 62 UTF-8 bytes.
 * @throws RangeError when the text is longer.
 */
export function encodeQrCode(text: string): ModuleMatrix {
  const { correct, placement, masks, codewords, lines } = prepared();
  writeData(text, codewords);
  correct(codewords);
  lines.fill(0);
  placeCodewords(placement, codewords, lines);
  completeLines(lines);
  const mask = masks[bestMask(lines, masks)] ?? lines;
  const words = new Int32Array(2 * qrSize);
  for (let at = 0; at < words.length; at++) {
    words[at] = (lines[lineParts.rows + at] ?? 0) ^ (mask[lineParts.rows + at] ?? 0);
  }
  return { size: qrSize, words };
}

/** Codewords run along columns, so symbols are first drawn by columns. */
function transposedCell(cell: number): number {
  return (cell % qrSize) * qrSize + Math.floor(cell / qrSize);
}

/** Header of four bits, length of eight, then the bytes: each straddles two codewords. */
function writeData(text: string, codewords: Uint8Array): void {
  const { textBytes } = prepared();
  if (Buffer.byteLength(text) > qrTextBytesMax) {
    throw new RangeError("testo troppo lungo per il codice QR");
  }
  const textLength = textBytes.write(text);
  codewords[0] = (byteMode << 4) | (textLength >>> 4);
  let pending = textLength;
  for (let at = 0; at < textLength; at++) {
    const byte = textBytes[at] ?? 0;
    codewords[interleaved(at + 1)] = (pending << 4) | (byte >>> 4);
    pending = byte;
  }
  codewords[interleaved(textLength + 1)] = pending << 4;
  for (let at = textLength + 2; at < dataLength; at++) {
    codewords[interleaved(at)] = (at - textLength) & 1 ? oddPad : evenPad;
  }
}

/** Where a data codeword goes once the blocks take turns. */
function interleaved(at: number): number {
  return at < blockLength ? blocks * at : blocks * (at - blockLength) + 1;
}
