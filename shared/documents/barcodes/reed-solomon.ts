export type ReedSolomonCode = {
  /** Primitive polynomial of GF(256), e.g. 0x11d for QR, 0x12d for Data Matrix. */
  readonly fieldPolynomial: number;
  /** Exponent of the generator's first root: 0 for QR, 1 for Data Matrix. */
  readonly firstRoot: number;
  readonly correctionLength: number;
};

export type CorrectionEncoder = (data: Uint8Array) => Uint8Array;

const fieldSize = 256;

/**
 * Prepares the encoder of a Reed-Solomon code over GF(256): the products of the generator by each
 * field element are laid out once, so that encoding is only table rows added together.
 */
export function prepareCorrectionEncoder(code: ReedSolomonCode): CorrectionEncoder {
  const { correctionLength } = code;
  const products = generatorProducts(code);
  return (data) => {
    const remainder = new Uint8Array(correctionLength);
    for (let index = 0; index < data.length; index++) {
      const row = ((data[index] ?? 0) ^ (remainder[0] ?? 0)) * correctionLength;
      for (let at = 0; at < correctionLength - 1; at++) {
        remainder[at] = (remainder[at + 1] ?? 0) ^ (products[row + at] ?? 0);
      }
      remainder[correctionLength - 1] = products[row + correctionLength - 1] ?? 0;
    }
    return remainder;
  };
}

/** Row `f` holds f × each coefficient of the generator, highest degree first, without the 1. */
function generatorProducts(code: ReedSolomonCode): Uint8Array {
  const { correctionLength, firstRoot } = code;
  const { multiply, power } = galoisField(code.fieldPolynomial);
  const generator = new Uint8Array(correctionLength + 1);
  generator[0] = 1;
  for (let degree = 0; degree < correctionLength; degree++) {
    const root = power(firstRoot + degree);
    for (let at = degree + 1; at > 0; at--) {
      generator[at] = (generator[at] ?? 0) ^ multiply(generator[at - 1] ?? 0, root);
    }
  }
  const products = new Uint8Array(fieldSize * correctionLength);
  for (let factor = 0; factor < fieldSize; factor++) {
    for (let at = 0; at < correctionLength; at++) {
      products[factor * correctionLength + at] = multiply(factor, generator[at + 1] ?? 0);
    }
  }
  return products;
}

function galoisField(polynomial: number) {
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
