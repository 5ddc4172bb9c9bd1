const INITIAL_BYTES = 1 << 16;
/** No UTF-16 unit takes more than three bytes of UTF-8. */
const UNIT_BYTES_MAX = 3;
const LINE_FEED = 0x0a;

/**
 * Lines of a result file as UTF-8 bytes, each closed by a line feed. Every line is encoded as it
 * comes: four times cheaper than joining a block's lines first, where a single name beyond Latin-1
 * makes the whole text twice as wide.
 */
export class LineBuffer {
  #bytes = Buffer.alloc(INITIAL_BYTES);
  #used = 0;

  /** The bytes so far: valid until the next line is added or the buffer is emptied. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#used);
  }

  get length(): number {
    return this.#used;
  }

  add(line: string): void {
    this.#makeRoom(line.length * UNIT_BYTES_MAX + 1);
    this.#used += this.#bytes.write(line, this.#used);
    this.#bytes[this.#used] = LINE_FEED;
    this.#used += 1;
  }

  /** Forgets the lines and keeps the room for others. */
  empty(): void {
    this.#used = 0;
  }

  #makeRoom(bytes: number): void {
    if (this.#used + bytes <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(this.#bytes.length * 2, this.#used + bytes));
    this.#bytes.copy(larger, 0, 0, this.#used);
    this.#bytes = larger;
  }
}
