/** Numbered objects being written one after the other; bodies are Latin-1, one byte a character. */
export type PdfObjects = {
  /** Takes the next number without writing anything yet. */
  readonly reserve: () => number;
  /** Writes the object with a reserved number. */
  readonly define: (number: number, body: string) => void;
  /** Writes an object with the next number, which it answers. */
  readonly add: (body: string) => number;
};

type NumberedObjects = PdfObjects & { readonly nextNumber: () => number };

/** Numbers objects one after the other, from `first` on; `define` takes each in. */
export function numberObjects(first: number, define: PdfObjects["define"]): NumberedObjects {
  let next = first;
  return {
    reserve: () => next++,
    define,
    add: (body) => {
      define(next, body);
      return next++;
    },
    nextNumber: () => next,
  };
}

/** Objects that many documents share, serialised once: the documents begin with these bytes. */
export type PdfBase = {
  readonly bytes: Uint8Array;
  /** Lines of the cross-reference table for these objects and the free object 0. */
  readonly crossReferences: string;
  readonly nextNumber: number;
};

type OpenObjects = NumberedObjects & {
  readonly text: () => string;
  readonly crossReferences: () => string;
};

const header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
const freeEntry = "0000000000 65535 f \n";

/** Serialises the shared objects; answers them with whatever `write` needs to remember of them. */
export function createPdfBase<Remembered>(write: (objects: PdfObjects) => Remembered): {
  readonly pdf: PdfBase;
  readonly remembered: Remembered;
} {
  const objects = openObjects(1, header.length);
  const remembered = write(objects);
  const pdf = {
    bytes: Buffer.from(header + objects.text(), "latin1"),
    crossReferences: freeEntry + objects.crossReferences(),
    nextNumber: objects.nextNumber(),
  };
  return { pdf, remembered };
}

export type PdfRoots = { readonly catalog: number; readonly info: number };

/**
 * A whole PDF 1.7 file: the base, then the document's own objects, then one classic
 * cross-reference table (ISO 32000-1, 7.5). Same input, same bytes: nothing in it depends on time.
 */
export function finishPdf(base: PdfBase, write: (objects: PdfObjects) => PdfRoots): Uint8Array {
  const objects = openObjects(base.nextNumber, base.bytes.length);
  const roots = write(objects);
  const text = objects.text();
  const trailer =
    `xref\n0 ${objects.nextNumber()}\n${base.crossReferences}${objects.crossReferences()}` +
    `trailer\n<</Size ${objects.nextNumber()}` +
    `/Root ${roots.catalog} 0 R/Info ${roots.info} 0 R>>\n` +
    `startxref\n${base.bytes.length + text.length}\n%%EOF\n`;
  const file = Buffer.allocUnsafeSlow(base.bytes.length + text.length + trailer.length);
  file.set(base.bytes);
  file.write(text, base.bytes.length, "latin1");
  file.write(trailer, base.bytes.length + text.length, "latin1");
  return file;
}

function openObjects(firstNumber: number, firstOffset: number): OpenObjects {
  const parts: string[] = [];
  const offsets: number[] = [];
  let offset = firstOffset;
  const objects = numberObjects(firstNumber, (number, body) => {
    const part = `${number} 0 obj\n${body}\nendobj\n`;
    offsets[number - firstNumber] = offset;
    offset += part.length;
    parts.push(part);
  });
  return {
    ...objects,
    text: () => parts.join(""),
    crossReferences: () =>
      offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join(""),
  };
}

/** A stream as it is; `dictionary` is its entries without the brackets. */
export function plainStream(dictionary: string, data: string): string {
  return `<<${dictionary}/Length ${data.length}>>\nstream\n${data}\nendstream`;
}

/** A stream compressed as much as zlib can: for what is written once and used many times. */
export function deflatedStream(dictionary: string, data: Uint8Array | string): string {
  const { deflateSync } = process.getBuiltinModule("node:zlib");
  const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : data;
  const packed = deflateSync(bytes, { level: 9 }).toString("latin1");
  return plainStream(`${dictionary}/Filter/FlateDecode`, packed);
}

/** A text string of a dictionary (UTF-16 with a byte order mark, ISO 32000-1, 7.9.2.2). */
export function textString(text: string): string {
  const hex = Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, "0"),
  );
  return `<feff${hex.join("")}>`;
}
