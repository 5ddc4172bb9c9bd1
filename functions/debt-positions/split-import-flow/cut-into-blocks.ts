import { createHash } from "node:crypto";
import { rowsPerBlock, rowsPerFlowMax } from "../../../shared/domain/debt-positions/import-flow.ts";
import {
  FlowLineScanner,
  type FlowLineSink,
} from "../../../shared/mypay/tracciato/flow-line-scanner.ts";
import { type FlowRefusal, flowRefusal } from "../../../shared/mypay/tracciato/flow-refusal.ts";
import { firstField, splitRow } from "../../../shared/mypay/tracciato/split-fields.ts";
import { SeenTexts } from "./seen-texts.ts";

/** A block of the file: its rows are numbered from `firstRow`, the header does not count. */
export type Block = {
  readonly block: number;
  readonly firstRow: number;
  readonly rows: number;
  /** Rows whose IUD stands earlier in the file. */
  readonly duplicateRows: readonly number[];
  /** Rows that give an IUV which stands earlier in the file. */
  readonly duplicateIuvRows: readonly number[];
};

export type CutOutcome =
  | { readonly ok: false; readonly refusal: FlowRefusal }
  | {
      readonly ok: true;
      readonly header: Buffer;
      readonly rows: number;
      readonly blocks: readonly Block[];
      /** Of the bytes of the file as they are. */
      readonly contentSha256: string;
      readonly endsWithLineFeed: boolean;
    };

/** Keeps the rows of one block, line feeds included. */
export type BlockWriter = (block: number, rows: Buffer) => Promise<void>;

const writesInFlightMax = 2;
/** A block ends here too: rows may be as long as 64 KiB. */
const bytesPerBlock = 4 * 1024 * 1024;
const lineFeed = Buffer.from("\n");
const quote = 0x22;
const separator = 0x3b;

/**
 * Reads a flow once, with flat memory: cuts it into blocks (1,000 rows, or 4 MiB), counts rows,
 * finds those whose IUD or IUV stands earlier in the file (the first one wins), hashes the content.
 */
export async function cutIntoBlocks(
  content: AsyncIterable<Uint8Array>,
  columns: number,
  writeBlock: BlockWriter,
): Promise<CutOutcome> {
  const sha256 = createHash("sha256");
  const blocks = new BlockCutter(columns, writeBlock);
  const scanner = new FlowLineScanner(blocks);
  let lastByte: number | undefined;
  let refusal: FlowRefusal | undefined;
  for await (const chunk of content) {
    sha256.update(chunk);
    lastByte = chunk.at(-1) ?? lastByte;
    refusal = scanner.push(chunk);
    if (scanner.rows > rowsPerFlowMax) refusal = flowRefusal("PAA_IMPORT_TROPPE_RIGHE");
    if (refusal !== undefined || !(await blocks.catchUp())) break;
  }
  refusal ??= scanner.finish();
  const cut = await blocks.end();
  if (refusal !== undefined) return { ok: false, refusal };
  return {
    ok: true,
    header: blocks.header,
    rows: scanner.rows,
    blocks: cut,
    contentSha256: sha256.digest("hex"),
    endsWithLineFeed: lastByte === lineFeed[0],
  };
}

/** Collects lines into blocks and keeps each as soon as it is full. */
class BlockCutter implements FlowLineSink {
  header = Buffer.alloc(0);
  readonly #columns: number;
  readonly #writeBlock: BlockWriter;
  readonly #blocks: Block[] = [];
  readonly #iuds = new SeenTexts();
  readonly #iuvs = new SeenTexts();
  readonly #writes = new Set<Promise<void>>();
  readonly #failures: unknown[] = [];
  #rows = 0;
  #lines: Buffer[] = [];
  #bytes = 0;
  #duplicates: number[] = [];
  #iuvDuplicates: number[] = [];

  constructor(columns: number, writeBlock: BlockWriter) {
    this.#columns = columns;
    this.#writeBlock = writeBlock;
  }

  onHeader(bytes: Buffer, start: number, end: number): void {
    this.header = Buffer.from(bytes.subarray(start, end));
  }

  onRow(bytes: Buffer, start: number, end: number): void {
    this.#rows += 1;
    // A row that cannot be read has no IUD: the one that mends it is not its double.
    const key = rowKeyOf(bytes.subarray(start, end), this.#columns);
    if (key !== undefined && this.#iuds.meet(key.iud)) this.#duplicates.push(this.#rows);
    if (key?.iuv && this.#iuvs.meet(key.iuv)) this.#iuvDuplicates.push(this.#rows);
    this.#lines.push(Buffer.from(bytes.subarray(start, end)));
    this.#bytes += end - start;
    if (this.#lines.length === rowsPerBlock || this.#bytes >= bytesPerBlock) this.#endBlock();
  }

  /** Waits until few blocks are on their way; false when one could not be kept. */
  async catchUp(): Promise<boolean> {
    while (this.#writes.size >= writesInFlightMax) await Promise.race(this.#writes);
    return this.#failures.length === 0;
  }

  /** Ends the last block and waits for all; throws when one could not be kept. */
  async end(): Promise<readonly Block[]> {
    this.#endBlock();
    await Promise.all(this.#writes);
    if (this.#failures.length > 0) throw this.#failures[0];
    return this.#blocks;
  }

  #endBlock(): void {
    const rows = this.#lines.length;
    if (rows === 0) return;
    const block = this.#blocks.length + 1;
    this.#blocks.push({
      block,
      firstRow: this.#rows - rows + 1,
      rows,
      duplicateRows: this.#duplicates,
      duplicateIuvRows: this.#iuvDuplicates,
    });
    const bytes = Buffer.concat(this.#lines.flatMap((line) => [line, lineFeed]));
    const write = this.#writeBlock(block, bytes)
      .catch((error: unknown) => void this.#failures.push(error))
      .finally(() => this.#writes.delete(write));
    this.#writes.add(write);
    this.#lines = [];
    this.#bytes = 0;
    this.#duplicates = [];
    this.#iuvDuplicates = [];
  }
}

/** The first two columns of a line that has them all; cheap where nothing is quoted. */
function rowKeyOf(line: Buffer, columns: number): { iud: string; iuv: string } | undefined {
  if (line.includes(quote)) {
    const cells = splitRow(line.toString("utf8"), columns);
    return cells?.length === columns ? keyOf(cells[0], cells[1]) : undefined;
  }
  let separators = 0;
  for (const byte of line) if (byte === separator) separators += 1;
  if (separators !== columns - 1) return undefined;
  const first = line.indexOf(separator);
  const second = line.indexOf(separator, first + 1);
  const iuvEnd = second < 0 ? line.length : second;
  return keyOf(
    firstField(line.toString("utf8", 0, first)),
    firstField(line.toString("utf8", first + 1, iuvEnd)),
  );
}

function keyOf(iud = "", iuv = ""): { iud: string; iuv: string } | undefined {
  return iud === "" ? undefined : { iud, iuv };
}
