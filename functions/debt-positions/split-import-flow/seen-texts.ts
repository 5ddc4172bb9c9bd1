import { hash } from "node:crypto";

const wordsPerEntry = 4;
const slotsAtFirst = 1 << 12;
/** Above this share of taken slots the table doubles. */
const loadMax = 0.5;

/**
 * The texts of a column met so far in a file, as 128-bit digests in open addressing: 32 bytes a row
 * at most, 64 MiB for a million rows, where a Set of strings takes several times as much.
 */
export class SeenTexts {
  #slots = slotsAtFirst;
  #words = new Uint32Array(slotsAtFirst * wordsPerEntry);
  #taken = 0;

  /** Remembers the text; true when it was met before. */
  meet(text: string): boolean {
    if (this.#taken >= this.#slots * loadMax) this.#grow();
    const digest = hash("sha1", text, "buffer");
    // All zeros marks a free slot: no entry may begin with zero.
    const first = digest.readUInt32LE(0) || 1;
    return this.#insert([first, ...[4, 8, 12].map((offset) => digest.readUInt32LE(offset))]);
  }

  #insert(entry: readonly number[]): boolean {
    let slot = (entry[0] ?? 0) % this.#slots;
    for (;;) {
      const at = slot * wordsPerEntry;
      const words = this.#words.subarray(at, at + wordsPerEntry);
      if (words.every((word, index) => word === entry[index])) return true;
      if (words.every((word) => word === 0)) {
        words.set(entry);
        this.#taken += 1;
        return false;
      }
      slot = (slot + 1) % this.#slots;
    }
  }

  #grow(): void {
    const old = this.#words;
    this.#slots *= 2;
    this.#words = new Uint32Array(this.#slots * wordsPerEntry);
    this.#taken = 0;
    for (let at = 0; at < old.length; at += wordsPerEntry) {
      const entry = old.subarray(at, at + wordsPerEntry);
      if (entry.some((word) => word !== 0)) this.#insert([...entry]);
    }
  }
}
