import {
  type CrossReferences,
  entryLength,
  type FilePrefix,
  ownIdentityLength,
  serializedObject,
} from "./file-prefix.ts";
import { numberObjects, type PdfObjects } from "./pdf-objects.ts";

/** Objects of one file, serialised one after the other. */
export type OwnObjects = {
  text: string;
  readonly numbers: number[];
  /** Where each begins in the text. */
  readonly offsets: number[];
};

export function noObjects(): OwnObjects {
  return { text: "", numbers: [], offsets: [] };
}

export function appendObject(own: OwnObjects, number: number, body: string): void {
  own.numbers.push(number);
  own.offsets.push(own.text.length);
  own.text += serializedObject(number, body);
}

/** Appends objects with numbers of their own, from `nextNumber` on. */
export function objectsAfter(own: OwnObjects, nextNumber: number): PdfObjects {
  return numberObjects(nextNumber, (number, body) => appendObject(own, number, body));
}

/** The file that begins with the first `start` bytes of the prefix and goes on with its own. */
export function assembleFile(prefix: FilePrefix, own: OwnObjects, start: number): Buffer {
  const { text, numbers, offsets } = own;
  const size = Math.max(prefix.table.size, Math.max(...numbers) + 1);
  const table = size > prefix.table.size ? prefix.tableOfSize(size) : prefix.table;
  const end = start + text.length;
  const file = allocateFile(end + endLength(table, end));
  file.set(start < prefix.bytes.length ? prefix.bytes.subarray(0, start) : prefix.bytes);
  file.write(text, start, "latin1");
  endFile(file, { numbers, offsets, start, end }, table);
  return file;
}

/** A file's own objects in the file: they fill it from `start` to `end`. */
export type WrittenObjects = Pick<OwnObjects, "numbers" | "offsets"> & {
  readonly start: number;
  readonly end: number;
};

/** Bytes that `endFile` writes after the objects. */
export function endLength(table: CrossReferences, end: number): number {
  return table.bytes.length + ending(end).length;
}

/** Ends a file in which all objects are written: its table of references, its identity. */
export function endFile(file: Buffer, objects: WrittenObjects, table: CrossReferences): void {
  const { numbers, offsets, start, end } = objects;
  file.set(table.bytes, end);
  const entriesAt = end + table.entriesAt;
  for (let index = 0; index < numbers.length; index++) {
    const entryAt = entriesAt + entryLength * (numbers[index] ?? 0);
    setOffset(file, entryAt, start + (offsets[index] ?? 0));
  }
  setOffset(file, entriesAt + entryLength * table.number, end);
  const identity = ownIdentity(file.subarray(start, end));
  const [first, second] = table.identitiesAt;
  file.write(identity, end + first, "latin1");
  file.write(identity, end + second, "latin1");
  file.write(ending(end), end + table.bytes.length, "latin1");
}

function setOffset(file: Buffer, at: number, offset: number): void {
  file[at] = 1;
  file.writeUInt32BE(offset, at + 1);
}

function ending(tableAt: number): string {
  return `${tableAt}\n%%EOF\n`;
}

/** A sum of the file's own bytes: with time or chance, two files of one input would differ. */
function ownIdentity(bytes: Uint8Array): string {
  const { crc32 } = process.getBuiltinModule("node:zlib");
  return crc32(bytes).toString(16).padStart(ownIdentityLength, "0");
}

/**
 * Files are cut from pieces of memory of this size: asking for memory costs more than filling it.
 * A piece is free again when the last of its files is.
 */
const pieceLength = 512 * 1024;
let piece: Buffer | undefined;
let pieceUsed = 0;

/** Memory for a file, uninitialised. */
function allocateFile(length: number): Buffer {
  if (length > pieceLength / 4) return Buffer.allocUnsafeSlow(length);
  if (piece === undefined || pieceUsed + length > piece.length) {
    piece = Buffer.allocUnsafeSlow(pieceLength);
    pieceUsed = 0;
  }
  const file = piece.subarray(pieceUsed, pieceUsed + length);
  pieceUsed += length;
  return file;
}
