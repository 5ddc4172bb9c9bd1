import { composeIuv } from "../../shared/domain/values/iuv.ts";
import type { TracciatoVersion } from "../../shared/mypay/tracciato/flow-file-name.ts";
import { FlowLineScanner } from "../../shared/mypay/tracciato/flow-line-scanner.ts";
import { LineBuffer } from "../../shared/mypay/tracciato/line-buffer.ts";
import { parseRow } from "../../shared/mypay/tracciato/parse-row.ts";
import {
  enrichedLine,
  rejectedHeader,
  rejectedLine,
} from "../../shared/mypay/tracciato/write-back.ts";
import { demoRowReading } from "../support/demo-row-reading.ts";

export type ImportBench = {
  readonly csv: Buffer;
  readonly version: TracciatoVersion;
  /** Rows, from 1, whose IUD stands earlier in the file: found by the split, given to both sides. */
  readonly repeatedRows: ReadonlySet<number>;
};

/** What one side makes of a flow: a verdict for every row ("" or sorted codes) and its files. */
export type ImportedRows = {
  readonly verdicts: readonly string[];
  readonly iuvBytes: number;
  readonly scartiBytes: number;
};

const CHUNK_BYTES = 65_536;
const FLUSH_BYTES = 1 << 18;

/** One result file, whose bytes are handed out from time to time. */
class ResultFile {
  bytes = 0;
  readonly #lines = new LineBuffer();

  add(line: string): void {
    this.#lines.add(line);
    if (this.#lines.length > FLUSH_BYTES) this.flush();
  }

  flush(): void {
    this.bytes += this.#lines.length;
    this.#lines.empty();
  }
}

/** The portal's own way: scan the bytes, parse and check each row, write both files back. */
export function importOurWay({ csv, version, repeatedRows }: ImportBench): ImportedRows {
  const reading = demoRowReading(version);
  const verdicts: string[] = [];
  const iuvFile = new ResultFile();
  const scartiFile = new ResultFile();

  const scanner = new FlowLineScanner({
    onHeader(bytes, start, end) {
      const header = bytes.toString("utf8", start, end);
      iuvFile.add(header);
      scartiFile.add(rejectedHeader(header));
    },
    onRow(bytes, start, end) {
      const line = bytes.toString("utf8", start, end);
      const row = verdicts.length + 1;
      const verdict = parseRow(line, reading, repeatedRows.has(row));
      if (verdict.ok) {
        const { iuv, generateIuv } = verdict.draft;
        const composed = generateIuv ? composeIuv({ segregationCode: "12", progressive: row }) : "";
        iuvFile.add(enrichedLine(line, iuv ?? composed));
        verdicts.push("");
      } else {
        scartiFile.add(rejectedLine(line, verdict.rejections));
        const codes = verdict.rejections.map((rejection) => rejection.code);
        verdicts.push(codes.sort().join("|"));
      }
    },
  });
  for (let at = 0; at < csv.length; at += CHUNK_BYTES) {
    scanner.push(csv.subarray(at, at + CHUNK_BYTES));
  }
  const refusal = scanner.finish();
  if (refusal !== undefined) throw new Error(refusal.detail);
  iuvFile.flush();
  scartiFile.flush();
  return { verdicts, iuvBytes: iuvFile.bytes, scartiBytes: scartiFile.bytes };
}
