import { isUtf8 } from "node:buffer";
import { type FlowRefusal, type FlowRefusalFacts, flowRefusal } from "./flow-refusal.ts";

/** No row of a tracciato comes near this: a longer line is not one, and is never held in memory. */
export const LINE_BYTES_MAX = 65_536;

const LINE_FEED = 0x0a;
const SPACE = 0x20;

/** True when a line holds nothing above the space: blanks, tabs, a carriage return. */
function isBlank(bytes: Buffer, start: number, end: number): boolean {
  let index = start;
  while (index < end && (bytes[index] ?? SPACE) <= SPACE) index += 1;
  return index === end;
}

/**
 * Takes the lines of a flow as they come. `bytes` from `start` to `end` is one line without its
 * line feed (a carriage return stays with the line): valid only during the call.
 */
export type FlowLineSink = {
  /** The first line that is not blank, whatever it contains; a byte order mark stays on it. */
  onHeader(bytes: Buffer, start: number, end: number): void;
  /** Every other line that is not blank, numbered from 1 in the order of the calls. */
  onRow(bytes: Buffer, start: number, end: number): void;
};

/**
 * Cuts the bytes of a CSV flow into lines in constant memory. A line feed always ends a row, also
 * inside quotes (tracciati have no multi-line fields), so that a stray quote spoils one row and
 * never the file. Lines with nothing but blanks are skipped. Bytes that are not UTF-8 and lines of
 * more than 64 KiB refuse the whole file.
 */
export class FlowLineScanner {
  readonly #sink: FlowLineSink;
  /** The beginning of a line whose end has not come yet. */
  #pending: Buffer = Buffer.alloc(0);
  #hasHeader = false;
  #rows = 0;
  #refusal: FlowRefusal | undefined;

  constructor(sink: FlowLineSink) {
    this.#sink = sink;
  }

  /** Rows handed over so far, without the header. */
  get rows(): number {
    return this.#rows;
  }

  /** Takes the next bytes. Once it gives a refusal it gives the same one for ever. */
  push(chunk: Uint8Array): FlowRefusal | undefined {
    if (this.#refusal !== undefined) return this.#refusal;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    if (this.#pending.length > 0) {
      const end = bytes.indexOf(LINE_FEED);
      const rest = end < 0 ? bytes : bytes.subarray(0, end);
      if (this.#pending.length + rest.length > LINE_BYTES_MAX) return this.#refuseLength();
      const line = Buffer.concat([this.#pending, rest]);
      this.#pending = line;
      if (end < 0) return undefined;
      this.#pending = Buffer.alloc(0);
      if (!this.#takeLines(line, 0, line.length)) return this.#refusal;
      start = end + 1;
    }
    return this.#takeChunk(bytes, start);
  }

  /** Takes the last line and tells whether there was anything in the file. */
  finish(): FlowRefusal | undefined {
    const last = this.#pending;
    this.#pending = Buffer.alloc(0);
    if (this.#refusal === undefined && last.length > 0) this.#takeLines(last, 0, last.length);
    if (this.#refusal === undefined && this.#rows === 0) {
      const code = this.#hasHeader ? "PAA_IMPORT_FILE_SENZA_RIGHE" : "PAA_IMPORT_FILE_VUOTO";
      this.#refusal = flowRefusal(code);
    }
    return this.#refusal;
  }

  #takeChunk(bytes: Buffer, start: number): FlowRefusal | undefined {
    const lastLineFeed = bytes.lastIndexOf(LINE_FEED);
    const end = lastLineFeed < start ? start : lastLineFeed + 1;
    if (end > start && !this.#takeLines(bytes, start, end)) return this.#refusal;
    if (bytes.length - end > LINE_BYTES_MAX) return this.#refuseLength();
    // A copy: the caller may use its chunk again.
    this.#pending = Buffer.from(bytes.subarray(end));
    return undefined;
  }

  /** Hands over the whole lines between `start` and `end`; false when the file is refused. */
  #takeLines(bytes: Buffer, start: number, end: number): boolean {
    const isValid = isUtf8(bytes.subarray(start, end));
    let lineStart = start;
    while (lineStart < end) {
      const lineFeed = bytes.indexOf(LINE_FEED, lineStart);
      const lineEnd = lineFeed < 0 || lineFeed > end ? end : lineFeed;
      if (lineEnd - lineStart > LINE_BYTES_MAX) {
        this.#refuseLength();
        return false;
      }
      if (!isValid && !isUtf8(bytes.subarray(lineStart, lineEnd))) {
        this.#refusal = flowRefusal("PAA_IMPORT_FILE_CODIFICA_ERR", this.#place());
        return false;
      }
      this.#handOver(bytes, lineStart, lineEnd);
      lineStart = lineEnd + 1;
    }
    return true;
  }

  #handOver(bytes: Buffer, start: number, end: number): void {
    if (isBlank(bytes, start, end)) return;
    if (this.#hasHeader) {
      this.#rows += 1;
      this.#sink.onRow(bytes, start, end);
    } else {
      this.#hasHeader = true;
      this.#sink.onHeader(bytes, start, end);
    }
  }

  #refuseLength(): FlowRefusal {
    this.#refusal = flowRefusal("PAA_IMPORT_RIGA_TROPPO_LUNGA", this.#place());
    return this.#refusal;
  }

  #place(): FlowRefusalFacts {
    return this.#hasHeader ? { row: this.#rows + 1 } : {};
  }
}

/**
 * The rows of a block as texts, without their line feeds. Row by row, because one character beyond
 * Latin-1 would double the width of a text decoded in one piece.
 */
export function rowsOfBlock(block: Buffer): string[] {
  const rows: string[] = [];
  let start = 0;
  while (start < block.length) {
    const lineFeed = block.indexOf(LINE_FEED, start);
    const end = lineFeed < 0 ? block.length : lineFeed;
    rows.push(block.toString("utf8", start, end));
    start = end + 1;
  }
  return rows;
}
