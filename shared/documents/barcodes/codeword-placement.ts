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
  const contributions: number[] = [];
  for (let half = 0; 4 * half < bitCells.length; half++) {
    const cells = [...bitCells.subarray(4 * half, 4 * half + 4)];
    for (const target of new Set(cells.map((cell) => wordOfModule(size, cell)))) {
      sources.push(half);
      targets.push(target);
      for (let value = 0; value < nibbleValues; value++) {
        const dark = cells.filter((_, bit) => (value >>> (3 - bit)) & 1);
        const inTarget = dark.filter((cell) => wordOfModule(size, cell) === target);
        contributions.push(inTarget.reduce((word, cell) => word | bitOfModule(size, cell), 0));
      }
    }
  }
  return {
    sources: Uint16Array.from(sources),
    targets: Uint8Array.from(targets),
    contributions: Int32Array.from(contributions),
  };
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
