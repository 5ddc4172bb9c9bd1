import { prepareOnce } from "../prepare-once.ts";
import { placeCodewords, preparePlacement } from "./codeword-placement.ts";
import { prepareMessage, writeMessage } from "./data-matrix-encodation.ts";
import { type DataMatrixSize, frameDataMatrix, placeDataMatrix } from "./data-matrix-placement.ts";
import { type ModuleMatrix, packModules } from "./module-matrix.ts";
import { prepareCorrectionEncoder } from "./reed-solomon.ts";

/** The sizes a text of 256 characters needs: 48 for the common one, more for much punctuation. */
const symbols = [
  symbolOf({ size: 48, regionsOnSide: 2, dataLength: 174, correctionLength: 68, blocks: 1 }),
  symbolOf({ size: 52, regionsOnSide: 2, dataLength: 204, correctionLength: 84, blocks: 2 }),
  symbolOf({ size: 64, regionsOnSide: 4, dataLength: 280, correctionLength: 112, blocks: 2 }),
] as const;

const padCodeword = 129;
const message = prepareMessage();

/**
 * Data Matrix ECC 200 (ISO/IEC 16022) of a printable ASCII text, in the smallest of the square
 * symbols 48 × 48, 52 × 52 and 64 × 64 that holds it.
 * @throws RangeError when the text has other characters or does not fit the largest symbol.
 */
export function encodeDataMatrix(text: string): ModuleMatrix {
  writeMessage(text, message);
  const { codewords, length } = message;
  const symbol = symbols.find(({ dataLength }) => length <= dataLength);
  if (symbol === undefined) throw new RangeError("testo troppo lungo per il Data Matrix");
  const { size, correct, placement, frame } = symbol.prepared();
  pad(codewords, length, symbol.dataLength);
  correct(codewords);
  const words = frame.slice();
  placeCodewords(placement, codewords, words);
  return { size, words };
}

function symbolOf(size: DataMatrixSize) {
  return { dataLength: size.dataLength, prepared: prepareOnce(() => prepareSymbol(size)) };
}

function prepareSymbol(symbol: DataMatrixSize) {
  return {
    size: symbol.size,
    correct: prepareCorrectionEncoder({ ...symbol, fieldPolynomial: 0x12d, firstRoot: 1 }),
    placement: preparePlacement(symbol.size, placeDataMatrix(symbol)),
    frame: packModules(symbol.size, frameDataMatrix(symbol)),
  };
}

/** Fills up with one pad and then randomised pads (ISO/IEC 16022, 5.2.3 and annex B.1). */
function pad(codewords: Uint8Array, length: number, dataLength: number): void {
  if (length < dataLength) codewords[length] = padCodeword;
  for (let at = length + 1; at < dataLength; at++) {
    const randomised = padCodeword + ((149 * (at + 1)) % 253) + 1;
    codewords[at] = randomised > 254 ? randomised - 254 : randomised;
  }
}
