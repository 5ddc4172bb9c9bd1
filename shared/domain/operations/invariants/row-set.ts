/** Rows of one flow, a bit each: a flow may have millions. */
export type RowSet = { readonly size: number; add(row: number): void };

const bitsPerByte = 8;

export function createRowSet(): RowSet {
  let bits = new Uint8Array(64);
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(row) {
      const index = Math.floor(row / bitsPerByte);
      if (index >= bits.length) {
        const larger = new Uint8Array(Math.max(index + 1, bits.length * 2));
        larger.set(bits);
        bits = larger;
      }
      const bit = 1 << (row % bitsPerByte);
      const before = bits[index] ?? 0;
      if ((before & bit) !== 0) return;
      bits[index] = before | bit;
      size += 1;
    },
  };
}
