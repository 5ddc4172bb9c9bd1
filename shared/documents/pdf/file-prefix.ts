import { deflatedStream, numberObjects, type PdfObjects } from "./pdf-objects.ts";

/** Objects taken down one after the other, to be serialised together. */
export type RecordedObjects = PdfObjects & {
  /** The body of each number from 1 on; `undefined` where a number is only reserved. */
  readonly bodies: () => readonly (string | undefined)[];
};

/** Takes down objects, numbered from 1. */
export function recordObjects(): RecordedObjects {
  const bodies: (string | undefined)[] = [];
  const objects = numberObjects(1, (number, body) => {
    bodies[number - 1] = body;
  });
  return {
    ...objects,
    bodies: () => Array.from({ length: objects.nextNumber() - 1 }, (_, index) => bodies[index]),
  };
}

/**
 * What many files begin with, serialised once, and what they end with: a cross-reference stream
 * (ISO 32000-1, 7.5.8) in which only the offsets of a file's own objects are missing.
 */
export type FilePrefix = {
  readonly bytes: Buffer;
  /** Where the last of the plain objects begins; it is the last thing in `bytes`. */
  readonly lastAt: number;
  readonly table: CrossReferences;
  /** Makes the table of a file with more objects than the prefix knows. */
  readonly tableOfSize: (size: number) => CrossReferences;
};

/** The end of a file up to the number after `startxref`. */
export type CrossReferences = {
  readonly bytes: Buffer;
  /** Where the entry of object 0 begins. */
  readonly entriesAt: number;
  /** Where the file's own half of its identity (14.4) stands, twice. */
  readonly identitiesAt: readonly [number, number];
  /** Number of the cross-reference stream, which has an entry too. */
  readonly number: number;
  /** How many entries there are. */
  readonly size: number;
};

export const pdfHeader = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
/** Type in one byte, offset in four (or stream of objects), generation in two (or place in it). */
export const entryLength = 7;
const [inFile, inStream] = [1, 2] as const;

export type PrefixOptions = {
  /** Written as they are, after all others, in this order; the others are compressed together. */
  readonly plain: readonly number[];
  readonly catalog: number;
  readonly info: number;
};

/** Serialises the objects: streams, then the stream of other objects, then the plain ones. */
export function serializePrefix(
  objects: RecordedObjects,
  { plain, catalog, info }: PrefixOptions,
): FilePrefix {
  const bodies = objects.bodies();
  const streamNumber = bodies.length + 1;
  const tableNumber = streamNumber + 1;
  const entries = Buffer.alloc(entryLength * (tableNumber + 1));
  entries.writeUInt16BE(0xffff, entryLength - 2);
  const parts = [pdfHeader];
  let at = pdfHeader.length;
  let lastAt = at;
  const write = (number: number, body: string) => {
    const part = serializedObject(number, body);
    setEntry(entries, number, [inFile, at, 0]);
    parts.push(part);
    lastAt = at;
    at += part.length;
  };
  const packed: { readonly number: number; readonly body: string }[] = [];
  bodies.forEach((body, index) => {
    const number = index + 1;
    if (body === undefined || plain.includes(number)) return;
    if (body.endsWith("endstream")) write(number, body);
    else packed.push({ number, body });
  });
  packed.forEach(({ number }, index) => {
    setEntry(entries, number, [inStream, streamNumber, index]);
  });
  write(streamNumber, objectStream(packed));
  for (const number of plain) write(number, bodies[number - 1] ?? "null");
  setEntry(entries, tableNumber, [inFile, 0, 0]);
  const bytes = Buffer.from(parts.join(""), "latin1");
  const identity = identityOf(bytes);
  const tableOfSize = (size: number) =>
    crossReferences(entries, { number: tableNumber, size, catalog, info, identity });
  return { bytes, lastAt, table: tableOfSize(tableNumber + 1), tableOfSize };
}

export function serializedObject(number: number, body: string): string {
  return `${number} 0 obj\n${body}\nendobj\n`;
}

function setEntry(
  entries: Buffer,
  number: number,
  [type, offset, generation]: readonly [number, number, number],
): void {
  const at = entryLength * number;
  entries.writeUInt8(type, at);
  entries.writeUInt32BE(offset, at + 1);
  entries.writeUInt16BE(generation, at + 5);
}

function objectStream(objects: readonly { readonly number: number; readonly body: string }[]) {
  let offset = 0;
  const index = objects.map(({ number, body }) => {
    const entry = `${number} ${offset}`;
    offset += body.length + 1;
    return entry;
  });
  const head = `${index.join(" ")}\n`;
  const data = head + objects.map(({ body }) => `${body}\n`).join("");
  return deflatedStream(`/Type/ObjStm/N ${objects.length}/First ${head.length}`, data);
}

/** Twelve bytes that tell prefixes apart, in hexadecimal: the sums of three parts. */
function identityOf(bytes: Uint8Array): string {
  const { crc32 } = process.getBuiltinModule("node:zlib");
  const part = Math.ceil(bytes.length / 3);
  return [0, 1, 2]
    .map((index) => crc32(bytes.subarray(index * part, (index + 1) * part)))
    .map((sum) => sum.toString(16).padStart(8, "0"))
    .join("");
}

type TableOptions = {
  readonly number: number;
  readonly size: number;
  readonly catalog: number;
  readonly info: number;
  readonly identity: string;
};

export const ownIdentityLength = 8;

function crossReferences(entries: Buffer, options: TableOptions): CrossReferences {
  const { number, size, catalog, info, identity } = options;
  const id = `${identity}${"0".repeat(ownIdentityLength)}`;
  const start = `${number} 0 obj\n<</Type/XRef/ID[<`;
  const firstAt = start.length + identity.length;
  const head =
    `${start}${id}><${id}>]/Root ${catalog} 0 R/Info ${info} 0 R` +
    `/W[1 4 2]/Size ${size}/Length ${size * entryLength}>>\nstream\n`;
  const tail = "\nendstream\nendobj\nstartxref\n";
  const bytes = Buffer.alloc(head.length + size * entryLength + tail.length);
  bytes.write(head, 0, "latin1");
  entries.copy(bytes, head.length);
  bytes.write(tail, bytes.length - tail.length, "latin1");
  const identitiesAt = [firstAt, firstAt + id.length + "><".length] as const;
  return { bytes, entriesAt: head.length, identitiesAt, number, size };
}
