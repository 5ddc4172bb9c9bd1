import { packModules } from "./module-matrix.ts";
import { qrSize } from "./qr-layout.ts";

/**
 * A version 4 symbol as its masks are judged: its words by columns and by rows, and where
 * neighbours differ. All of it is linear: the sum (exclusive or) of the lines of two drawings is
 * the lines of their sum, so that wearing a mask is adding words prepared once.
 */
export const lineParts = {
  /** Words of the columns, laid out as a module matrix has those of the rows. */
  columns: 0,
  rows: 2 * qrSize,
  /** Of each row: bit `n` is set when modules `n` and `n + 1` differ. */
  rowChanges: 4 * qrSize,
  columnChanges: 5 * qrSize,
  /** Of each row: modules 0 to 31 that differ from the row above. */
  rowSteps: 6 * qrSize,
} as const;

/** Words of a symbol's lines. */
export const linesLength = 7 * qrSize;

/** Completes lines whose columns are given. */
export function completeLines(lines: Int32Array): void {
  const { columns, rows, rowChanges, columnChanges, rowSteps } = lineParts;
  transposeColumns(lines);
  findChanges(lines, rows, rowChanges);
  findChanges(lines, columns, columnChanges);
  for (let row = 1; row < qrSize; row++) {
    lines[rowSteps + row] = (lines[rows + row] ?? 0) ^ (lines[rows + row - 1] ?? 0);
  }
}

/** Lines of a drawing of one byte a module, given by columns. */
export function linesOfDrawing(columns: Uint8Array): Int32Array {
  const lines = new Int32Array(linesLength);
  lines.set(packModules(qrSize, columns), lineParts.columns);
  completeLines(lines);
  return lines;
}

/** Columns to rows: the 32 × 32 modules of the first words by swapping ever smaller squares. */
function transposeColumns(lines: Int32Array): void {
  const { columns, rows } = lineParts;
  for (let at = 0; at < 32; at++) lines[rows + at] = lines[columns + at] ?? 0;
  for (let side = 16, lowHalves = 0xffff; side > 0; side >>>= 1, lowHalves ^= lowHalves << side) {
    for (let at = rows; at < rows + 32; at = rows + ((at - rows + side + 1) & ~side)) {
      const upper = lines[at] ?? 0;
      const lower = lines[at + side] ?? 0;
      const swapped = ((upper >>> side) ^ lower) & lowHalves;
      lines[at] = upper ^ (swapped << side);
      lines[at + side] = lower ^ swapped;
    }
  }
  const lastColumn = lines[columns + 32] ?? 0;
  let lastRow = 0;
  for (let at = 0; at < 32; at++) {
    lastRow |= (lines[columns + qrSize + at] ?? 0) << at;
    lines[rows + qrSize + at] = (lastColumn >>> at) & 1;
  }
  lines[rows + 32] = lastRow;
  lines[rows + qrSize + 32] = lines[columns + qrSize + 32] ?? 0;
}

function findChanges(lines: Int32Array, from: number, to: number): void {
  for (let line = 0; line < qrSize; line++) {
    const word = lines[from + line] ?? 0;
    const last = lines[from + qrSize + line] ?? 0;
    lines[to + line] = word ^ ((word >>> 1) | (last << 31));
  }
}
