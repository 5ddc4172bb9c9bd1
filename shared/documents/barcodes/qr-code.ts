import { prepareOnce } from "../prepare-once.ts";
import type { ModuleMatrix } from "./module-matrix.ts";
import { layOutQr, qrCodewords, qrSize } from "./qr-layout.ts";
import { type QrLines, qrPenalty } from "./qr-mask-penalty.ts";
import { prepareCorrectionEncoder } from "./reed-solomon.ts";

const blockCount = 2;
const blockDataLength = 32;
const blockCorrectionLength = 18;
const dataLength = blockCount * blockDataLength;
/** What version 4-M holds in byte mode: 64 codewords less 12 bits of header. */
export const qrTextBytesMax = 62;
const byteMode = 0b0100;
const padBytes = [0xec, 0x11] as const;

const prepared = prepareOnce(() => {
  const layout = layOutQr();
  return {
    ...layout,
    correct: prepareCorrectionEncoder({
      fieldPolynomial: 0x11d,
      firstRoot: 0,
      correctionLength: blockCorrectionLength,
    }),
    maskedFrameLines: layout.maskedFrames.map((frame) => ({
      rows: linesOf(frame, "rows"),
      columns: linesOf(frame, "columns"),
    })),
  };
});

/**
 * QR code version 4 (33 × 33), error correction M, byte mode, with the mask that ISO/IEC 18004
 * asks for: the one of least penalty, the lowest numbered among equals. Text up to 62 UTF-8 bytes.
 * @throws RangeError when the text is longer.
 */
export function encodeQrCode(text: string): ModuleMatrix {
  const bits = placeCodewords(interleave(dataCodewords(text)));
  const frame = prepared().maskedFrames[bestMask(bits)] ?? bits;
  for (let cell = 0; cell < bits.length; cell++)
    bits[cell] = (bits[cell] ?? 0) ^ (frame[cell] ?? 0);
  return { size: qrSize, modules: bits };
}

/** Header of four bits, length of eight, then the bytes: each straddles two codewords. */
function dataCodewords(text: string): Uint8Array {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length > qrTextBytesMax) throw new RangeError("testo troppo lungo per il codice QR");
  const codewords = new Uint8Array(dataLength);
  let pending = byteMode;
  let length = 0;
  for (const byte of [bytes.length, ...bytes]) {
    codewords[length++] = (pending << 4) | (byte >>> 4);
    pending = byte & 0xf;
  }
  codewords[length++] = pending << 4;
  for (let pad = 0; length < dataLength; pad ^= 1) codewords[length++] = padBytes[pad] ?? 0;
  return codewords;
}

function interleave(data: Uint8Array): Uint8Array {
  const { correct } = prepared();
  const codewords = new Uint8Array(qrCodewords);
  for (let block = 0; block < blockCount; block++) {
    const blockData = data.subarray(block * blockDataLength, (block + 1) * blockDataLength);
    const correction = correct(blockData);
    for (let at = 0; at < blockDataLength; at++) {
      codewords[at * blockCount + block] = blockData[at] ?? 0;
    }
    for (let at = 0; at < blockCorrectionLength; at++) {
      codewords[dataLength + at * blockCount + block] = correction[at] ?? 0;
    }
  }
  return codewords;
}

function placeCodewords(codewords: Uint8Array): Uint8Array {
  const { bitCells } = prepared();
  const modules = new Uint8Array(qrSize * qrSize);
  for (let bit = 0; bit < bitCells.length; bit++) {
    modules[bitCells[bit] ?? 0] = ((codewords[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1;
  }
  return modules;
}

function bestMask(bits: Uint8Array): number {
  const rows = linesOf(bits, "rows");
  const columns = linesOf(bits, "columns");
  const maskedRows = emptyLines();
  const maskedColumns = emptyLines();
  let best = 0;
  let leastPenalty = Number.POSITIVE_INFINITY;
  prepared().maskedFrameLines.forEach((frame, mask) => {
    const penalty = qrPenalty(
      addLines(rows, frame.rows, maskedRows),
      addLines(columns, frame.columns, maskedColumns),
    );
    if (penalty < leastPenalty) {
      leastPenalty = penalty;
      best = mask;
    }
  });
  return best;
}

function linesOf(modules: Uint8Array, direction: "rows" | "columns"): QrLines {
  const { low, high } = emptyLines();
  const [lineStep, moduleStep] = direction === "rows" ? [qrSize, 1] : [1, qrSize];
  for (let line = 0; line < qrSize; line++) {
    let word = 0;
    for (let at = 0; at < 32; at++) {
      word |= (modules[line * lineStep + at * moduleStep] ?? 0) << at;
    }
    low[line] = word;
    high[line] = modules[line * lineStep + 32 * moduleStep] ?? 0;
  }
  return { low, high };
}

/** Adds two sets of lines (exclusive or) into `sum`. */
function addLines(a: QrLines, b: QrLines, sum: QrLines): QrLines {
  for (let line = 0; line < qrSize; line++) {
    sum.low[line] = (a.low[line] ?? 0) ^ (b.low[line] ?? 0);
    sum.high[line] = (a.high[line] ?? 0) ^ (b.high[line] ?? 0);
  }
  return sum;
}

function emptyLines(): QrLines {
  return { low: new Int32Array(qrSize), high: new Uint8Array(qrSize) };
}
