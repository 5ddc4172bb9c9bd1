import { qrSize } from "./qr-layout.ts";

/** Of 33 modules, the 23 that begin a window of eleven. */
const windowBits = 0x7fffff;

/** A symbol's lines (rows or columns): modules 0 to 31 in `low`, module 32 in `high`. */
export type QrLines = { readonly low: Int32Array; readonly high: Uint8Array };

/**
 * Penalty of a version 4 symbol by the four features of ISO/IEC 18004, 7.8.3.1, computed on whole
 * lines of bits: a line has 33 modules, so its 32 pairs of neighbours fit one machine word.
 */
export function qrPenalty(rows: QrLines, columns: QrLines): number {
  return linePenalty(rows) + linePenalty(columns) + blockPenalty(rows) + 10 * balanceSteps(rows);
}

/** Features 1 (runs of five or more) and 3 (finder-like 1:1:3:1:1 beside four light modules). */
function linePenalty({ low, high }: QrLines): number {
  let penalty = 0;
  for (let line = 0; line < qrSize; line++) {
    const bits = low[line] ?? 0;
    const last = high[line] ?? 0;
    const equal = equalNeighbours(bits, last);
    const fives = equal & (equal >>> 1) & (equal >>> 2) & (equal >>> 3);
    penalty += bitCount(fives) + 2 * bitCount(fives & ~(fives << 1));
    penalty += 40 * bitCount(finderLikeWindows(bits, last));
  }
  return penalty;
}

/** Bit `n` is set when modules `n` and `n + 1` are equal. */
function equalNeighbours(bits: number, last: number): number {
  return ~(bits ^ ((bits >>> 1) | (last << 31)));
}

/** Bit `n` is set when modules n…n+10 are 10111010000 or 00001011101. */
function finderLikeWindows(bits: number, last: number): number {
  const at1 = shifted(bits, last, 1);
  const at2 = shifted(bits, last, 2);
  const at3 = shifted(bits, last, 3);
  const at4 = shifted(bits, last, 4);
  const at5 = shifted(bits, last, 5);
  const at6 = shifted(bits, last, 6);
  const at7 = shifted(bits, last, 7);
  const at8 = shifted(bits, last, 8);
  const at9 = shifted(bits, last, 9);
  const at10 = shifted(bits, last, 10);
  const finderThenLight = bits & ~at1 & at2 & at3 & at4 & ~at5 & at6 & ~(at7 | at8 | at9 | at10);
  const lightThenFinder = ~(bits | at1 | at2 | at3) & at4 & ~at5 & at6 & at7 & at8 & ~at9 & at10;
  return (finderThenLight | lightThenFinder) & windowBits;
}

/** The line moved down so that module `by` (1 to 31) comes first. */
function shifted(bits: number, last: number, by: number): number {
  return (bits >>> by) | (last << (32 - by));
}

/** Feature 2: three points for each 2 × 2 block of one colour. */
function blockPenalty({ low, high }: QrLines): number {
  let blocks = 0;
  let above = 0;
  let aboveEqual = 0;
  for (let line = 0; line < qrSize; line++) {
    const bits = low[line] ?? 0;
    const equal = equalNeighbours(bits, high[line] ?? 0);
    if (line > 0) blocks += bitCount(equal & aboveEqual & ~(bits ^ above));
    above = bits;
    aboveEqual = equal;
  }
  return 3 * blocks;
}

/** Feature 4: whole steps of 5 % between the share of dark modules and one half. */
function balanceSteps({ low, high }: QrLines): number {
  let dark = 0;
  for (let line = 0; line < qrSize; line++) {
    dark += bitCount(low[line] ?? 0) + (high[line] ?? 0);
  }
  const modules = qrSize * qrSize;
  return Math.floor((20 * Math.abs(dark - modules / 2)) / modules);
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
