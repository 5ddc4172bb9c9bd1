import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  FlowLineScanner,
  LINE_BYTES_MAX,
  rowsOfBlock,
} from "../../../../../shared/mypay/tracciato/flow-line-scanner.ts";

function scan(chunks: readonly Uint8Array[]) {
  const headers: string[] = [];
  const rows: string[] = [];
  const scanner = new FlowLineScanner({
    onHeader: (bytes, start, end) => headers.push(bytes.toString("utf8", start, end)),
    onRow: (bytes, start, end) => {
      rows.push(bytes.toString("utf8", start, end));
    },
  });
  let refusal = chunks.map((chunk) => scanner.push(chunk)).find((found) => found !== undefined);
  refusal ??= scanner.finish();
  return { headers, rows, refusal, count: scanner.rows };
}

/** Cuts bytes in pieces of the given lengths, over and over. */
function cut(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

const lineTexts = fc
  .string({ unit: fc.constantFrom(...'aà;Đ😀"\\ '), minLength: 1, maxLength: 10 })
  .filter((text) => text.trim() !== "");
const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

describe("FlowLineScanner", () => {
  it("gives the same lines however the bytes are cut, in the middle of a character too", () => {
    fc.assert(
      fc.property(fc.array(lineTexts, { minLength: 2 }), lengths, (lines, pieces) => {
        const { headers, rows, refusal } = scan(cut(Buffer.from(lines.join("\n")), pieces));
        expect(refusal).toBeUndefined();
        expect([...headers, ...rows]).toEqual(lines);
      }),
    );
  });

  it("keeps carriage returns with their line, skips empty lines, and does not count them", () => {
    const { headers, rows, count } = scan([Buffer.from("\r\n\nIUD\r\na\r\n\r\n\nb\r\n\n")]);
    expect(headers).toEqual(["IUD\r"]);
    expect(rows).toEqual(["a\r", "b\r"]);
    expect(count).toBe(2);
  });

  it("skips lines with nothing but blanks, and does not count them", () => {
    const { headers, rows } = scan([Buffer.from("  \t\r\nIUD\n \n\t\u0000\r\na\n   ")]);
    expect(headers).toEqual(["IUD"]);
    expect(rows).toEqual(["a"]);
    expect(scan([Buffer.from(" \n\t\n")]).refusal?.code).toBe("PAA_IMPORT_FILE_VUOTO");
  });

  it("leaves a byte order mark on the header", () => {
    const { headers, rows } = scan([Buffer.from("\ufeffIUD;codIuv\na;\n")]);
    expect(headers).toEqual(["\ufeffIUD;codIuv"]);
    expect(rows).toEqual(["a;"]);
  });

  it("ends a row at a line feed even inside quotes, so that a stray quote spoils one row", () => {
    const { rows } = scan([Buffer.from('h\n"a;b\nc;d\n')]);
    expect(rows).toEqual(['"a;b', "c;d"]);
  });

  it("does not mind that the caller uses its chunk again", () => {
    const chunk = Buffer.from("h\na;b");
    const rows: string[] = [];
    const scanner = new FlowLineScanner({
      onHeader: () => undefined,
      onRow: (bytes, start, end) => rows.push(bytes.toString("utf8", start, end)),
    });
    scanner.push(chunk);
    chunk.fill(0);
    scanner.push(Buffer.from("c\n"));
    expect(scanner.finish()).toBeUndefined();
    expect(rows).toEqual(["a;bc"]);
  });

  it.each([
    ["", "PAA_IMPORT_FILE_VUOTO"],
    ["\n\r\n", "PAA_IMPORT_FILE_VUOTO"],
    ["IUD;codIuv\n", "PAA_IMPORT_FILE_SENZA_RIGHE"],
    ["IUD;codIuv", "PAA_IMPORT_FILE_SENZA_RIGHE"],
  ])("refuses %j with %s", (text, code) => {
    expect(scan([Buffer.from(text)]).refusal).toMatchObject({ code });
  });

  it.each([1, 3, 1_000])("names the row that is not UTF-8, in chunks of %d bytes", (length) => {
    const bytes = Buffer.concat([
      Buffer.from("h\nà\nb"),
      Buffer.from([0xe0]),
      Buffer.from("\nc\n"),
    ]);
    const { refusal, rows } = scan(cut(bytes, [length]));
    expect(refusal?.code).toBe("PAA_IMPORT_FILE_CODIFICA_ERR");
    expect(refusal?.detail).toContain("riga 2");
    expect(rows).toEqual(["à"]);
  });

  it("refuses a UTF-16 file at its header", () => {
    const { refusal } = scan([Buffer.from("\ufeffIUD;codIuv\na;\n", "utf16le")]);
    expect(refusal?.code).toBe("PAA_IMPORT_FILE_CODIFICA_ERR");
  });

  it.each([1_000, 70_000, 10_000_000])(
    "refuses a 100 MB line within 64 KiB (chunks of %d)",
    (size) => {
      const scanner = new FlowLineScanner({ onHeader: () => undefined, onRow: () => undefined });
      scanner.push(Buffer.from("h\na\n"));
      const chunk = Buffer.alloc(size, "x");
      let bytes = 0;
      let refusal = scanner.push(chunk);
      for (bytes = size; refusal === undefined; bytes += size) refusal = scanner.push(chunk);
      expect(refusal.code).toBe("PAA_IMPORT_RIGA_TROPPO_LUNGA");
      expect(refusal.detail).toContain("riga 2");
      expect(bytes).toBeLessThanOrEqual(LINE_BYTES_MAX + size);
    },
  );

  it("accepts a line of exactly 64 KiB and refuses one byte more", () => {
    const line = "x".repeat(LINE_BYTES_MAX);
    expect(scan([Buffer.from(`h\n${line}\n`)]).refusal).toBeUndefined();
    expect(scan([Buffer.from(`h\n${line}x\n`)]).refusal?.code).toBe("PAA_IMPORT_RIGA_TROPPO_LUNGA");
  });

  it("stays refused", () => {
    const scanner = new FlowLineScanner({ onHeader: () => undefined, onRow: () => undefined });
    const refusal = scanner.push(Buffer.from([0xff, 0x0a]));
    expect(refusal).toBeDefined();
    expect(scanner.push(Buffer.from("a\n"))).toBe(refusal);
    expect(scanner.finish()).toBe(refusal);
  });
});

describe("rowsOfBlock", () => {
  it("gives the rows, with or without a last line feed", () => {
    expect(rowsOfBlock(Buffer.from("à;1\r\nĐ;2\n"))).toEqual(["à;1\r", "Đ;2"]);
    expect(rowsOfBlock(Buffer.from("a\nb"))).toEqual(["a", "b"]);
    expect(rowsOfBlock(Buffer.alloc(0))).toEqual([]);
  });
});
