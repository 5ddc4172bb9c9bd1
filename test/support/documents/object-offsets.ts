const entryLength = 7;

/**
 * Where the cross-reference stream of a PDF (one byte a character) says that its objects begin, by
 * number; those within a stream of objects are left out.
 */
export function objectOffsets(file: string): ReadonlyMap<number, number> {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  const table = /^\d+ 0 obj\n<<.*\/W\[1 4 2\]\/Size (\d+)\/Length (\d+)>>\nstream\n/.exec(
    file.slice(start),
  );
  if (table === null) throw new Error("no cross-reference stream where the file says");
  const [head, size, length] = table;
  if (Number(length) !== Number(size) * entryLength) throw new Error("entries are missing");
  const entries = Buffer.from(file.slice(start + head.length), "latin1");
  const offsets = new Map<number, number>();
  for (let number = 0; number < Number(size); number++) {
    const at = number * entryLength;
    if (entries.readUInt8(at) === 1) offsets.set(number, entries.readUInt32BE(at + 1));
  }
  return offsets;
}
