/** Where a table of the font file lies, in bytes. */
type TableRange = { readonly offset: number; readonly length: number };

/** What composing and embedding text needs of a TrueType file; measures are in font units. */
export type TrueTypeFont = {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly boundingBox: readonly [number, number, number, number];
  /** Glyph of a Unicode code point; 0 (`.notdef`) when the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  readonly advanceOf: (glyph: number) => number;
  /** Bytes of the glyph's description in `glyf`; empty for a glyph without ink. */
  readonly outlineOf: (glyph: number) => Uint8Array;
  readonly leftSideBearingOf: (glyph: number) => number;
};

/**
 * Reads a TrueType file (OpenType 1.9, "glyf" flavour) without copying it.
 * Throws when a table this reader needs is missing: a font file is part of the build, not input.
 */
export function readTrueTypeFont(file: Uint8Array): TrueTypeFont {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = readTableDirectory(view);
  const head = tableOf(tables, "head");
  const hhea = tableOf(tables, "hhea");
  const hmtx = tableOf(tables, "hmtx");
  const metricsCount = view.getUint16(hhea.offset + 34);
  const outlineEnds = readOutlineOffsets(view, tables);
  const glyf = tableOf(tables, "glyf");
  return {
    unitsPerEm: view.getUint16(head.offset + 18),
    ascent: view.getInt16(hhea.offset + 4),
    descent: view.getInt16(hhea.offset + 6),
    boundingBox: [
      view.getInt16(head.offset + 36),
      view.getInt16(head.offset + 38),
      view.getInt16(head.offset + 40),
      view.getInt16(head.offset + 42),
    ],
    glyphOf: readCharacterMap(view, tableOf(tables, "cmap")),
    advanceOf: (glyph) => view.getUint16(hmtx.offset + 4 * Math.min(glyph, metricsCount - 1)),
    leftSideBearingOf: (glyph) =>
      glyph < metricsCount
        ? view.getInt16(hmtx.offset + 4 * glyph + 2)
        : view.getInt16(hmtx.offset + 4 * metricsCount + 2 * (glyph - metricsCount)),
    outlineOf: (glyph) =>
      file.subarray(glyf.offset + outlineEnds(glyph - 1), glyf.offset + outlineEnds(glyph)),
  };
}

function readTableDirectory(view: DataView): ReadonlyMap<string, TableRange> {
  const tables = new Map<string, TableRange>();
  const count = view.getUint16(4);
  for (let entry = 12; entry < 12 + 16 * count; entry += 16) {
    const tag = String.fromCharCode(
      view.getUint8(entry),
      view.getUint8(entry + 1),
      view.getUint8(entry + 2),
      view.getUint8(entry + 3),
    );
    tables.set(tag, { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) });
  }
  return tables;
}

function tableOf(tables: ReadonlyMap<string, TableRange>, tag: string): TableRange {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`Font senza tabella ${tag}`);
  return table;
}

/** Offset in `glyf` of the end of a glyph, which is where the next begins. */
function readOutlineOffsets(
  view: DataView,
  tables: ReadonlyMap<string, TableRange>,
): (glyph: number) => number {
  const isLong = view.getInt16(tableOf(tables, "head").offset + 50) === 1;
  const loca = tableOf(tables, "loca").offset;
  return isLong
    ? (glyph) => view.getUint32(loca + 4 * (glyph + 1))
    : (glyph) => 2 * view.getUint16(loca + 2 * (glyph + 1));
}

/** Prefers the full Unicode map (format 12) to the one of the basic plane (format 4). */
function readCharacterMap(view: DataView, cmap: TableRange): (codePoint: number) => number {
  const subtables = Array.from({ length: view.getUint16(cmap.offset + 2) }, (_, index) => {
    const offset = cmap.offset + view.getUint32(cmap.offset + 4 + 8 * index + 4);
    return { offset, format: view.getUint16(offset) };
  });
  const full = subtables.find(({ format }) => format === 12);
  if (full !== undefined) return (codePoint) => lookUpFormat12(view, full.offset, codePoint);
  const basic = subtables.find(({ format }) => format === 4);
  if (basic === undefined) throw new Error("Font senza mappa Unicode dei caratteri");
  return (codePoint) => lookUpFormat4(view, basic.offset, codePoint);
}

function lookUpFormat12(view: DataView, offset: number, codePoint: number): number {
  const groups = offset + 16;
  let low = 0;
  let high = view.getUint32(offset + 12);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const group = groups + 12 * middle;
    const first = view.getUint32(group);
    if (codePoint < first) high = middle;
    else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
    else return view.getUint32(group + 8) + codePoint - first;
  }
  return 0;
}

function lookUpFormat4(view: DataView, offset: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const segmentBytes = view.getUint16(offset + 6);
  const lasts = offset + 14;
  const firsts = lasts + segmentBytes + 2;
  for (let segment = 0; segment < segmentBytes; segment += 2) {
    if (codePoint > view.getUint16(lasts + segment)) continue;
    const first = view.getUint16(firsts + segment);
    if (codePoint < first) return 0;
    const delta = view.getUint16(firsts + segmentBytes + segment);
    const rangeAt = firsts + 2 * segmentBytes + segment;
    const range = view.getUint16(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(rangeAt + range + 2 * (codePoint - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
