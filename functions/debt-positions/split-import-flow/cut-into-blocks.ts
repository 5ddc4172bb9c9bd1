import { createHash } from "node:crypto";
import { rowsPerBlock, rowsPerFlowMax } from "../../../shared/domain/debt-positions/import-flow.ts";
import { FlowLineScanner, iudKey } from "../../../shared/mypay/tracciato/flow-line-scanner.ts";
import { type FlowRefusal, flowRefusal } from "../../../shared/mypay/tracciato/flow-refusal.ts";
import { splitFields } from "../../../shared/mypay/tracciato/split-fields.ts";
import { SeenIuds } from "./seen-iuds.ts";

/** A block of the file: its rows are numbered from `firstRow`, the header does not count. */
export type Block = {
  readonly block: number;
  readonly firstRow: number;
  readonly rows: number;
  /** Rows whose IUD stands earlier in the file. */
  readonly duplicateRows: readonly number[];
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
 * finds those whose IUD stands earlier in the file (the first one wins) and hashes the content.
 */
export async function cutIntoBlocks(
  content: AsyncIterable<Uint8Array>,
  columns: number,
  writeBlock: BlockWriter,
): Promise<CutOutcome> {
  const sha256 = createHash("sha256");
  const seen = new SeenIuds();
  const blocks: Block[] = [];
  const writes = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let header = Buffer.alloc(0);
  let lines: Buffer[] = [];
  let duplicates: number[] = [];
  let blockBytes = 0;
  let lastByte: number | undefined;
  const endBlock = (): void => {
    if (lines.length === 0) return;
    const block = blocks.length + 1;
    const firstRow = scanner.rows - lines.length + 1;
    blocks.push({ block, firstRow, rows: lines.length, duplicateRows: duplicates });
    const bytes = Buffer.concat(lines.flatMap((line) => [line, lineFeed]));
    const write = writeBlock(block, bytes)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => writes.delete(write));
    writes.add(write);
    lines = [];
    duplicates = [];
    blockBytes = 0;
  };
  const scanner = new FlowLineScanner({
    onHeader(bytes, start, end) {
      header = Buffer.from(bytes.subarray(start, end));
    },
    onRow(bytes, start, end) {
      const iud = iudKey(bytes, start, end);
      // A row that cannot be read has no IUD: the one that mends it is not its double.
      const isRead = iud !== "" && hasColumns(bytes.subarray(start, end), columns);
      if (isRead && seen.meet(iud)) duplicates.push(scanner.rows);
      lines.push(Buffer.from(bytes.subarray(start, end)));
      blockBytes += end - start;
      if (lines.length === rowsPerBlock || blockBytes >= bytesPerBlock) endBlock();
    },
  });
  let refusal: FlowRefusal | undefined;
  for await (const chunk of content) {
    sha256.update(chunk);
    lastByte = chunk.at(-1) ?? lastByte;
    refusal = scanner.push(chunk);
    if (scanner.rows > rowsPerFlowMax) refusal = flowRefusal("PAA_IMPORT_TROPPE_RIGHE");
    if (refusal !== undefined) break;
    while (writes.size >= writesInFlightMax) await Promise.race(writes);
    if (failures.length > 0) break;
  }
  refusal ??= scanner.finish();
  if (refusal === undefined) endBlock();
  await Promise.all(writes);
  if (failures.length > 0) throw failures[0];
  if (refusal !== undefined) return { ok: false, refusal };
  return {
    ok: true,
    header,
    rows: scanner.rows,
    blocks,
    contentSha256: sha256.digest("hex"),
    endsWithLineFeed: lastByte === lineFeed[0],
  };
}

/** Whether a line splits into that many columns; cheap where nothing is quoted. */
function hasColumns(line: Buffer, columns: number): boolean {
  if (line.includes(quote)) return splitFields(line.toString("utf8"))?.length === columns;
  let separators = 0;
  for (const byte of line) if (byte === separator) separators += 1;
  return separators === columns - 1;
}
