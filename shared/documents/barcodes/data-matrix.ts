import { prepareOnce } from "../prepare-once.ts";
import { dataMatrixCodewords } from "./data-matrix-encodation.ts";
import { type DataMatrixSize, frameDataMatrix, placeDataMatrix } from "./data-matrix-placement.ts";
import type { ModuleMatrix } from "./module-matrix.ts";
import { prepareCorrectionEncoder } from "./reed-solomon.ts";

/** The sizes a text of 256 characters needs: 48 for the common one, more for much punctuation. */
const symbols = [
  symbolOf({ size: 48, regionsOnSide: 2, dataLength: 174, correctionLength: 68, blocks: 1 }),
  symbolOf({ size: 52, regionsOnSide: 2, dataLength: 204, correctionLength: 84, blocks: 2 }),
  symbolOf({ size: 64, regionsOnSide: 4, dataLength: 280, correctionLength: 112, blocks: 2 }),
] as const;

type PreparedSymbol = ReturnType<typeof prepareSymbol>;

const padCodeword = 129;

/**
 * Data Matrix ECC 200 (ISO/IEC 16022) of a printable ASCII text, in the smallest of the square
 * symbols 48 × 48, 52 × 52 and 64 × 64 that holds it.
 * @throws RangeError when the text has other characters or does not fit the largest symbol.
 */
export function encodeDataMatrix(text: string): ModuleMatrix {
  const message = dataMatrixCodewords(text);
  const found = symbols.find(({ dataLength }) => message.length <= dataLength);
  if (found === undefined) throw new RangeError("testo troppo lungo per il Data Matrix");
  const symbol = found.prepared();
  const codewords = withCorrection(padded(message, symbol.dataLength), symbol);
  const modules = symbol.frame.slice();
  const { cells } = symbol;
  for (let bit = 0; bit < cells.length; bit++) {
    modules[cells[bit] ?? 0] = ((codewords[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1;
  }
  return { size: symbol.size, modules };
}

function symbolOf(size: DataMatrixSize) {
  return { dataLength: size.dataLength, prepared: prepareOnce(() => prepareSymbol(size)) };
}

function prepareSymbol(symbol: DataMatrixSize) {
  const correct = prepareCorrectionEncoder({
    fieldPolynomial: 0x12d,
    firstRoot: 1,
    correctionLength: symbol.correctionLength / symbol.blocks,
  });
  return { ...symbol, correct, cells: placeDataMatrix(symbol), frame: frameDataMatrix(symbol) };
}

/** Fills up with one pad and then randomised pads (ISO/IEC 16022, 5.2.3 and annex B.1). */
function padded(message: readonly number[], dataLength: number): Uint8Array {
  const data = new Uint8Array(dataLength);
  data.set(message);
  for (let at = message.length; at < dataLength; at++) {
    const randomised = padCodeword + ((149 * (at + 1)) % 253) + 1;
    data[at] =
      at === message.length ? padCodeword : randomised > 254 ? randomised - 254 : randomised;
  }
  return data;
}

function withCorrection(data: Uint8Array, symbol: PreparedSymbol): Uint8Array {
  const { blocks, dataLength } = symbol;
  const codewords = new Uint8Array(dataLength + symbol.correctionLength);
  codewords.set(data);
  for (let block = 0; block < blocks; block++) {
    const correction = symbol.correct(blockData(data, blocks, block));
    for (let at = 0; at < correction.length; at++) {
      codewords[dataLength + at * blocks + block] = correction[at] ?? 0;
    }
  }
  return codewords;
}

/** Every `blocks`-th codeword, from the `block`-th. */
function blockData(data: Uint8Array, blocks: number, block: number): Uint8Array {
  if (blocks === 1) return data;
  const result = new Uint8Array(data.length / blocks);
  for (let at = 0; at < result.length; at++) result[at] = data[at * blocks + block] ?? 0;
  return result;
}
