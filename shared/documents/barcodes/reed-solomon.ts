export type ReedSolomonCode = {
  /** Primitive polynomial of GF(256), e.g. 0x11d for QR, 0x12d for Data Matrix. */
  readonly fieldPolynomial: number;
  /** Exponent of the generator's first root: 0 for QR, 1 for Data Matrix. */
  readonly firstRoot: number;
  /** Interleaved blocks of equal length. */
  readonly blocks: number;
  /** Codewords of all the blocks together. */
  readonly dataLength: number;
  readonly correctionLength: number;
};

/** Writes the correction codewords after the data, both with their blocks interleaved. */
export type CorrectionEncoder = (codewords: Uint8Array) => void;

const fieldSize = 256;
const bytesOfWord = 4;

/**
 * Prepares the encoder of a Reed-Solomon code over GF(256). The division by the generator takes
 * four codewords a step, and its remainder is kept in words: what each value of each of the four
 * leaves is laid out once, so that a step is only table rows added together.
 */
export function prepareCorrectionEncoder(code: ReedSolomonCode): CorrectionEncoder {
  const { blocks, dataLength, correctionLength } = code;
  const blockDataLength = dataLength / blocks;
  const blockCorrectionLength = correctionLength / blocks;
  const width = Math.ceil(blockCorrectionLength / bytesOfWord);
  const remainders = remaindersOfWord(code, width);
  const [second, third, fourth] = [1, 2, 3].map((place) => place * fieldSize * width);
  const remainder = new Int32Array(width + 1);

  const divide = (word: number) => {
    const lead = word ^ (remainder[0] ?? 0);
    const a = (lead >>> 24) * width;
    const b = ((lead >>> 16) & 0xff) * width + (second ?? 0);
    const c = ((lead >>> 8) & 0xff) * width + (third ?? 0);
    const d = (lead & 0xff) * width + (fourth ?? 0);
    for (let at = 0; at < width; at++) {
      remainder[at] =
        (remainder[at + 1] ?? 0) ^
        (remainders[a + at] ?? 0) ^
        (remainders[b + at] ?? 0) ^
        (remainders[c + at] ?? 0) ^
        (remainders[d + at] ?? 0);
    }
  };

  return (codewords) => {
    for (let block = 0; block < blocks; block++) {
      remainder.fill(0);
      // A first word that is not full begins with zeros, which leave the remainder as it is.
      let end = blockDataLength % bytesOfWord || bytesOfWord;
      for (let at = 0; at < blockDataLength; end += bytesOfWord) {
        let word = 0;
        for (; at < end; at++) word = (word << 8) | (codewords[at * blocks + block] ?? 0);
        divide(word);
      }
      for (let at = 0; at < blockCorrectionLength; at++) {
        codewords[dataLength + at * blocks + block] =
          (remainder[at >>> 2] ?? 0) >>> (24 - 8 * (at & 3));
      }
    }
  };
}

/**
 * Row `256 × place + value` holds the remainder, in `width` words, of a word of four codewords that
 * are all zero but the one at `place`, shifted up by the code's correction codewords.
 */
function remaindersOfWord(code: ReedSolomonCode, width: number): Int32Array {
  const { multiply, power } = galoisField(code.fieldPolynomial);
  const generator = generatorOf(code, { multiply, power });
  const rows = new Int32Array(bytesOfWord * fieldSize * width);
  for (let bit = 1; bit < fieldSize; bit <<= 1) {
    let remainder = generator.map((coefficient) => multiply(coefficient, bit));
    for (let place = bytesOfWord - 1; place >= 0; place--) {
      const row = (place * fieldSize + bit) * width;
      remainder.forEach((value, at) => {
        rows[row + (at >>> 2)] = (rows[row + (at >>> 2)] ?? 0) | (value << (24 - 8 * (at & 3)));
      });
      const lead = remainder[0] ?? 0;
      remainder = remainder.map(
        (_, at) => (remainder[at + 1] ?? 0) ^ multiply(lead, generator[at] ?? 0),
      );
    }
  }
  addUpRows(rows, width);
  return rows;
}

/** Fills the rows of values of several bits, each the sum of two rows that come before it. */
function addUpRows(rows: Int32Array, width: number): void {
  for (let row = 0; row < rows.length / width; row++) {
    const value = row % fieldSize;
    const lowestBit = value & -value;
    if (value === lowestBit) continue;
    for (let at = 0; at < width; at++) {
      rows[row * width + at] =
        (rows[(row - lowestBit) * width + at] ?? 0) ^
        (rows[(row - value + lowestBit) * width + at] ?? 0);
    }
  }
}

/** Coefficients of a block's generator, highest degree first, without the leading 1. */
function generatorOf(code: ReedSolomonCode, field: GaloisField): Uint8Array {
  const degreeMax = code.correctionLength / code.blocks;
  const generator = new Uint8Array(degreeMax + 1);
  generator[0] = 1;
  for (let degree = 0; degree < degreeMax; degree++) {
    const root = field.power(code.firstRoot + degree);
    for (let at = degree + 1; at > 0; at--) {
      generator[at] = (generator[at] ?? 0) ^ field.multiply(generator[at - 1] ?? 0, root);
    }
  }
  return generator.subarray(1);
}

type GaloisField = {
  readonly multiply: (a: number, b: number) => number;
  readonly power: (exponent: number) => number;
};

function galoisField(polynomial: number): GaloisField {
  const powers = new Uint8Array(fieldSize);
  const logarithms = new Uint8Array(fieldSize);
  for (let exponent = 0, value = 1; exponent < fieldSize - 1; exponent++) {
    powers[exponent] = value;
    logarithms[value] = exponent;
    value = value < 128 ? value << 1 : (value << 1) ^ polynomial;
  }
  const power = (exponent: number) => powers[exponent % (fieldSize - 1)] ?? 0;
  const multiply = (a: number, b: number) =>
    a === 0 || b === 0 ? 0 : power((logarithms[a] ?? 0) + (logarithms[b] ?? 0));
  return { multiply, power };
}
