import { bitOfModule, wordOfModule } from "./module-matrix.ts";

const nibbleValues = 16;

/**
 * Where codewords go in a symbol, as a list of contributions: entry `n` adds to word `targets[n]`
 * what half codeword `sources[n]` (2 × codeword, and 1 for its lower half) puts there.
 */
export type CodewordPlacement = {
  readonly sources: Uint16Array;
  readonly targets: Uint8Array;
  /** Sixteen words an entry, one for each value of the half codeword. */
  readonly contributions: Int32Array;
};

/** Prepares the placement of bits whose modules are given, most significant bit first. */
export function preparePlacement(size: number, bitCells: Uint16Array): CodewordPlacement {
  const sources: number[] = [];
  const targets: number[] = [];
  const words: number[] = [];
  for (let half = 0; 4 * half < bitCells.length; half++) {
    const first = targets.length;
    for (let bit = 0; bit < 4; bit++) {
      const cell = bitCells[4 * half + bit] ?? 0;
      const target = wordOfModule(size, cell);
      let entry = first;
      while (entry < targets.length && targets[entry] !== target) entry++;
      if (entry === targets.length) {
        sources.push(half);
        targets.push(target);
        words.push(0, 0, 0, 0);
      }
      words[4 * entry + bit] = bitOfModule(size, cell);
    }
  }
  return {
    sources: Uint16Array.from(sources),
    targets: Uint8Array.from(targets),
    contributions: sumsOfBits(words),
  };
}

/** For each four words, of the bits of a half codeword, the sixteen sums that its values make. */
function sumsOfBits(words: readonly number[]): Int32Array {
  const sums = new Int32Array(4 * words.length);
  for (let entry = 0; 4 * entry < words.length; entry++) {
    for (let value = 1; value < nibbleValues; value++) {
      const lowest = value & -value;
      const word = words[4 * entry + Math.clz32(lowest) - 28] ?? 0;
      sums[nibbleValues * entry + value] =
        (sums[nibbleValues * entry + value - lowest] ?? 0) | word;
    }
  }
  return sums;
}

/** Adds the codewords' modules to the symbol's words. */
export function placeCodewords(
  { sources, targets, contributions }: CodewordPlacement,
  codewords: Uint8Array,
  words: Int32Array,
): void {
  for (let entry = 0; entry < sources.length; entry++) {
    const source = sources[entry] ?? 0;
    const target = targets[entry] ?? 0;
    const value = ((codewords[source >>> 1] ?? 0) >>> (~source & 1 ? 4 : 0)) & 0xf;
    words[target] = (words[target] ?? 0) ^ (contributions[nibbleValues * entry + value] ?? 0);
  }
}
