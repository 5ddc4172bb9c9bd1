/**
 * A square symbol of 64 modules a side at most, without its quiet zone. Word `row` holds a row's
 * modules 0 to 31, word `size + row` the others: the leftmost in the lowest bit, 1 is dark.
 */
export type ModuleMatrix = {
  readonly size: number;
  readonly words: Int32Array;
};

/** The same symbol from one byte a module, row by row. */
export function packModules(size: number, modules: Uint8Array): Int32Array {
  const words = new Int32Array(2 * size);
  for (let cell = 0; cell < modules.length; cell++) {
    if (modules[cell] === 1) setModule(words, size, cell);
  }
  return words;
}

/** Makes the module of index row × size + column dark. */
function setModule(words: Int32Array, size: number, cell: number): void {
  const index = wordOfModule(size, cell);
  words[index] = (words[index] ?? 0) | bitOfModule(size, cell);
}

/** Index of the word that holds the module of index row × size + column. */
export function wordOfModule(size: number, cell: number): number {
  const row = Math.floor(cell / size);
  return cell % size < 32 ? row : size + row;
}

export function bitOfModule(size: number, cell: number): number {
  return 1 << (cell % size);
}
