import type { TrueTypeFont } from "./true-type-font.ts";

const ARGUMENTS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;
const HAS_INSTRUCTIONS = 0x0100;

/**
 * Makes a TrueType file of the given glyphs only: glyph `n` of the list becomes glyph `n + 1`
 * (0 stays `.notdef`), parts of composite glyphs follow. Hinting programs are left out: paper does
 * not need them and they are half of the file. There is no `cmap`: PDF addresses glyphs by number
 * (ISO 32000-1, 9.7.4.2, CIDFontType2 with an Identity CIDToGIDMap).
 */
export function subsetFont(font: TrueTypeFont, glyphs: readonly number[]): Uint8Array {
  const kept = [0, ...glyphs];
  const newIds = new Map(kept.map((glyph, index) => [glyph, index]));
  const keep = (glyph: number): number => {
    const known = newIds.get(glyph);
    if (known !== undefined) return known;
    newIds.set(glyph, kept.length);
    return kept.push(glyph) - 1;
  };
  const outlines: Uint8Array[] = [];
  for (let index = 0; index < kept.length; index++) {
    outlines.push(withoutInstructions(font.outlineOf(kept[index] ?? 0), keep));
  }
  return assembleFontFile([
    ["glyf", concatenate(outlines)],
    ["head", headTable(font)],
    ["hhea", horizontalHeaderTable(font, kept.length)],
    ["hmtx", horizontalMetricsTable(font, kept)],
    ["loca", locationTable(outlines)],
    ["maxp", profileTable(outlines)],
  ]);
}

/** A glyph description padded to 4 bytes, its parts renumbered, its hinting dropped. */
function withoutInstructions(outline: Uint8Array, keep: (glyph: number) => number): Uint8Array {
  if (outline.length === 0) return outline;
  const copy = new Uint8Array(outline);
  const view = new DataView(copy.buffer);
  const contours = view.getInt16(0);
  if (contours < 0) return padded(copy.subarray(0, renumberComponents(view, keep)));
  const lengthAt = 10 + 2 * contours;
  const instructions = view.getUint16(lengthAt);
  view.setUint16(lengthAt, 0);
  copy.copyWithin(lengthAt + 2, lengthAt + 2 + instructions);
  return padded(copy.subarray(0, copy.length - instructions));
}

/** Renumbers the parts of a composite glyph in place; answers where its components end. */
function renumberComponents(view: DataView, keep: (glyph: number) => number): number {
  let at = 10;
  for (let more = true; more; ) {
    const flags = view.getUint16(at);
    more = (flags & MORE_COMPONENTS) !== 0;
    view.setUint16(at, flags & ~HAS_INSTRUCTIONS);
    view.setUint16(at + 2, keep(view.getUint16(at + 2)));
    at += 4 + ((flags & ARGUMENTS_ARE_WORDS) !== 0 ? 4 : 2);
    if ((flags & HAS_SCALE) !== 0) at += 2;
    else if ((flags & HAS_TWO_SCALES) !== 0) at += 4;
    else if ((flags & HAS_MATRIX) !== 0) at += 8;
  }
  return at;
}

function headTable(font: TrueTypeFont): Uint8Array {
  const table = new Uint8Array(54);
  const view = new DataView(table.buffer);
  view.setUint32(0, 0x00010000);
  view.setUint32(4, 0x00010000);
  view.setUint32(12, 0x5f0f3cf5);
  view.setUint16(16, 0x0003);
  view.setUint16(18, font.unitsPerEm);
  font.boundingBox.forEach((edge, index) => {
    view.setInt16(36 + 2 * index, edge);
  });
  view.setUint16(46, 8);
  view.setInt16(48, 2);
  view.setInt16(50, 1);
  return table;
}

function horizontalHeaderTable(font: TrueTypeFont, glyphCount: number): Uint8Array {
  const table = new Uint8Array(36);
  const view = new DataView(table.buffer);
  view.setUint32(0, 0x00010000);
  view.setInt16(4, font.ascent);
  view.setInt16(6, font.descent);
  view.setUint16(10, font.boundingBox[2] - font.boundingBox[0]);
  view.setInt16(18, 1);
  view.setUint16(34, glyphCount);
  return table;
}

function horizontalMetricsTable(font: TrueTypeFont, kept: readonly number[]): Uint8Array {
  const table = new Uint8Array(4 * kept.length);
  const view = new DataView(table.buffer);
  kept.forEach((glyph, index) => {
    view.setUint16(4 * index, font.advanceOf(glyph));
    view.setInt16(4 * index + 2, font.leftSideBearingOf(glyph));
  });
  return table;
}

function locationTable(outlines: readonly Uint8Array[]): Uint8Array {
  const table = new Uint8Array(4 * (outlines.length + 1));
  const view = new DataView(table.buffer);
  let offset = 0;
  outlines.forEach((outline, index) => {
    offset += outline.length;
    view.setUint32(4 * (index + 1), offset);
  });
  return table;
}

/** Limits a rasteriser may allocate by: generous bounds, for the outlines are trusted. */
function profileTable(outlines: readonly Uint8Array[]): Uint8Array {
  const table = new Uint8Array(32);
  const view = new DataView(table.buffer);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, outlines.length);
  const pointsMax = Math.ceil(Math.max(0, ...outlines.map((outline) => outline.length)) / 2);
  view.setUint16(6, pointsMax);
  view.setUint16(8, pointsMax);
  view.setUint16(10, 4 * pointsMax);
  view.setUint16(12, pointsMax);
  view.setUint16(14, 1);
  view.setUint16(28, 16);
  view.setUint16(30, 8);
  return table;
}

function assembleFontFile(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const directoryBytes = 12 + 16 * tables.length;
  const size = tables.reduce((sum, [, table]) => sum + padded(table).length, directoryBytes);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  const powerOfTwo = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * powerOfTwo);
  view.setUint16(8, Math.log2(powerOfTwo));
  view.setUint16(10, 16 * (tables.length - powerOfTwo));
  let offset = directoryBytes;
  tables.forEach(([tag, table], index) => {
    const entry = 12 + 16 * index;
    file.set(Buffer.from(tag, "latin1"), entry);
    view.setUint32(entry + 4, checksum(table));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    file.set(table, offset);
    offset += padded(table).length;
    if (tag === "head") view.setUint32(entry + 4, checksum(table));
  });
  return withChecksumAdjustment(file);
}

function withChecksumAdjustment(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer);
  const headEntry = 12 + 16;
  const headAt = view.getUint32(headEntry + 8);
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(file)) >>> 0);
  return file;
}

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < bytes.length; index++) {
    sum = (sum + ((bytes[index] ?? 0) << (24 - 8 * (index % 4)))) >>> 0;
  }
  return sum;
}

function padded(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 4 === 0) return bytes;
  const result = new Uint8Array(bytes.length + 4 - (bytes.length % 4));
  result.set(bytes);
  return result;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
