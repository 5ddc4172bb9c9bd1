import type { ModuleMatrix } from "../barcodes/module-matrix.ts";

export type SymbolPlace = {
  /** Left and top edge of the symbol, in points from the page's lower left corner. */
  readonly left: number;
  readonly top: number;
  /** Side of the symbol in points, quiet zone excluded. */
  readonly side: number;
};

const modulesPerDigit = 4;

/**
 * Graphics operators that draw a symbol as an image mask of one bit a module, outside BT … ET
 * (ISO 32000-1, 8.9.6.2 and 8.9.7): every reader draws it on one grid, sharp at any resolution. Its
 * samples are hexadecimal digits, so that none of them can be taken for the end of the image.
 */
export function drawSymbol({ size, words }: ModuleMatrix, place: SymbolPlace): string {
  const side = place.side.toFixed(3);
  const bottom = (place.top - place.side).toFixed(3);
  let length = operators.write(
    `q ${side} 0 0 ${side} ${place.left.toFixed(3)} ${bottom} cm\n` +
      `BI/W ${size}/H ${size}/IM true/D[1 0]/F/AHx ID `,
    "latin1",
  );
  const digitsOfRow = 2 * Math.ceil(size / (2 * modulesPerDigit));
  for (let row = 0; row < size; row++) {
    for (let digit = 0; digit < digitsOfRow; digit++) {
      const column = digit * modulesPerDigit;
      const word = column < size ? (words[column < 32 ? row : size + row] ?? 0) : 0;
      operators[length++] = digitOfModules[(word >>> column) & 0xf] ?? 0;
    }
  }
  length += operators.write(">\nEI\nQ\n", length, "latin1");
  return operators.toString("latin1", 0, length);
}

/** Room for the largest symbol, 64 modules a side, and what stands around it. */
const operators = Buffer.alloc((64 * 64) / modulesPerDigit + 256);

/** Digit of each four modules: the leftmost, in the lowest bit of a word, is the highest of it. */
const digitOfModules = Uint8Array.from({ length: 16 }, (_, modules) => {
  const reversed = [0, 1, 2, 3].reduce((bits, at) => bits * 2 + ((modules >>> at) & 1), 0);
  return reversed.toString(16).charCodeAt(0);
});
