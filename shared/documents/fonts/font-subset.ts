import { scaleSimpleOutline } from "./glyph-outline.ts";
import type { TrueTypeFont } from "./true-type-font.ts";

const ARGUMENTS_ARE_WORDS = 0x0001;
const ARGUMENTS_ARE_PLACES = 0x0002;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;
const HAS_INSTRUCTIONS = 0x0100;

const symbolCodes = 0xf000;

export type SubsetOptions = {
  /** Redraws the glyphs on another grid; as the font has them when absent. */
  readonly unitsPerEm?: number;
  /** One-byte codes of the glyphs, ascending: makes a font a simple font of PDF can use. */
  readonly codes?: readonly number[];
};

/**
 * Makes a TrueType file of the given glyphs only: glyph `n` of the list becomes glyph `n + 1`
 * (0 stays `.notdef`), parts of composite glyphs follow. Hinting programs are left out: paper does
 * not need them and they are half of the file. With `codes` it is a symbol font (`cmap` 3, 0);
 * without it has no `cmap`, for a composite font of PDF addresses glyphs by number
 * (ISO 32000-1, 9.6.6.4 and 9.7.4.2, CIDFontType2 with an Identity CIDToGIDMap).
 */
export function subsetFont(
  font: TrueTypeFont,
  glyphs: readonly number[],
  { unitsPerEm = font.unitsPerEm, codes }: SubsetOptions = {},
): Uint8Array {
  const scale = unitsPerEm / font.unitsPerEm;
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
    outlines.push(reducedOutline(font.outlineOf(kept[index] ?? 0), scale, keep));
  }
  const long = outlines.reduce((sum, outline) => sum + outline.length, 0) > 2 * 0xffff;
  return assembleFontFile([
    ...(codes === undefined ? [] : ([["cmap", symbolMapTable(codes)]] as const)),
    ["glyf", concatenate(outlines)],
    ["head", headTable(font, { unitsPerEm, scale, long })],
    ["hhea", horizontalHeaderTable(font, kept.length, scale)],
    ["hmtx", horizontalMetricsTable(font, kept, scale)],
    ["loca", locationTable(outlines, long)],
    ["maxp", profileTable(outlines)],
  ]);
}

/** A glyph description of an even length, its parts renumbered, its hinting dropped. */
function reducedOutline(
  outline: Uint8Array,
  scale: number,
  keep: (glyph: number) => number,
): Uint8Array {
  if (outline.length === 0) return outline;
  const copy = new Uint8Array(outline);
  const view = new DataView(copy.buffer);
  const contours = view.getInt16(0);
  if (contours < 0) {
    return padded(copy.subarray(0, reduceComponents(view, scale, keep)), 2);
  }
  if (scale !== 1) return padded(scaleSimpleOutline(outline, scale), 2);
  const lengthAt = 10 + 2 * contours;
  const instructions = view.getUint16(lengthAt);
  view.setUint16(lengthAt, 0);
  copy.copyWithin(lengthAt + 2, lengthAt + 2 + instructions);
  return padded(copy.subarray(0, copy.length - instructions), 2);
}

/** Renumbers and moves the parts of a composite glyph in place; answers where they end. */
function reduceComponents(view: DataView, scale: number, keep: (glyph: number) => number): number {
  for (let at = 2; at < 10; at += 2) view.setInt16(at, Math.round(view.getInt16(at) * scale));
  let at = 10;
  for (let more = true; more; ) {
    const flags = view.getUint16(at);
    more = (flags & MORE_COMPONENTS) !== 0;
    view.setUint16(at, flags & ~HAS_INSTRUCTIONS);
    view.setUint16(at + 2, keep(view.getUint16(at + 2)));
    at += 4;
    at += moveComponent(view, { at, flags, scale });
    if ((flags & HAS_SCALE) !== 0) at += 2;
    else if ((flags & HAS_TWO_SCALES) !== 0) at += 4;
    else if ((flags & HAS_MATRIX) !== 0) at += 8;
  }
  return at;
}

/** Scales where a part stands, unless it is tied to points; answers the bytes that took. */
function moveComponent(
  view: DataView,
  { at, flags, scale }: { readonly at: number; readonly flags: number; readonly scale: number },
): number {
  const areWords = (flags & ARGUMENTS_ARE_WORDS) !== 0;
  const arePlaces = (flags & ARGUMENTS_ARE_PLACES) !== 0;
  if (arePlaces && areWords) {
    view.setInt16(at, Math.round(view.getInt16(at) * scale));
    view.setInt16(at + 2, Math.round(view.getInt16(at + 2) * scale));
  } else if (arePlaces) {
    view.setInt8(at, Math.round(view.getInt8(at) * scale));
    view.setInt8(at + 1, Math.round(view.getInt8(at + 1) * scale));
  }
  return areWords ? 4 : 2;
}

/** Codes in the private range that symbol fonts have (0xF000), as runs of glyphs (format 4). */
function symbolMapTable(codes: readonly number[]): Uint8Array {
  const runs: { first: number; last: number; glyph: number }[] = [];
  codes.forEach((code, index) => {
    const run = runs.at(-1);
    if (run?.last === code - 1) run.last = code;
    else runs.push({ first: code, last: code, glyph: index + 1 });
  });
  const segments = [
    ...runs.map(({ first, last, glyph }) => ({
      first: symbolCodes + first,
      last: symbolCodes + last,
      delta: (glyph - symbolCodes - first) & 0xffff,
    })),
    { first: 0xffff, last: 0xffff, delta: 1 },
  ];
  const powerOfTwo = 2 ** Math.floor(Math.log2(segments.length));
  const words = [
    // Version, one subtable: platform 3 (Windows), encoding 0 (symbol), at byte 12.
    ...[0, 1, 3, 0, 0, 12],
    ...[4, 16 + 8 * segments.length, 0, 2 * segments.length],
    ...[2 * powerOfTwo, Math.log2(powerOfTwo), 2 * (segments.length - powerOfTwo)],
    ...segments.map(({ last }) => last),
    0,
    ...segments.map(({ first }) => first),
    ...segments.map(({ delta }) => delta),
    ...segments.map(() => 0),
  ];
  const table = new Uint8Array(2 * words.length);
  const view = new DataView(table.buffer);
  words.forEach((word, index) => {
    view.setUint16(2 * index, word);
  });
  return table;
}

type Grid = { readonly unitsPerEm: number; readonly scale: number; readonly long: boolean };

function headTable(font: TrueTypeFont, { unitsPerEm, scale, long }: Grid): Uint8Array {
  const table = new Uint8Array(54);
  const view = new DataView(table.buffer);
  view.setUint32(0, 0x00010000);
  view.setUint32(4, 0x00010000);
  view.setUint32(12, 0x5f0f3cf5);
  view.setUint16(16, 0x0003);
  view.setUint16(18, unitsPerEm);
  font.boundingBox.forEach((edge, index) => {
    view.setInt16(36 + 2 * index, Math.round(edge * scale));
  });
  view.setUint16(46, 8);
  view.setInt16(48, 2);
  view.setInt16(50, long ? 1 : 0);
  return table;
}

function horizontalHeaderTable(font: TrueTypeFont, glyphCount: number, scale: number): Uint8Array {
  const table = new Uint8Array(36);
  const view = new DataView(table.buffer);
  view.setUint32(0, 0x00010000);
  view.setInt16(4, Math.round(font.ascent * scale));
  view.setInt16(6, Math.round(font.descent * scale));
  view.setUint16(10, Math.round((font.boundingBox[2] - font.boundingBox[0]) * scale));
  view.setInt16(18, 1);
  view.setUint16(34, glyphCount);
  return table;
}

function horizontalMetricsTable(
  font: TrueTypeFont,
  kept: readonly number[],
  scale: number,
): Uint8Array {
  const table = new Uint8Array(4 * kept.length);
  const view = new DataView(table.buffer);
  kept.forEach((glyph, index) => {
    view.setUint16(4 * index, Math.round(font.advanceOf(glyph) * scale));
    view.setInt16(4 * index + 2, Math.round(font.leftSideBearingOf(glyph) * scale));
  });
  return table;
}

function locationTable(outlines: readonly Uint8Array[], long: boolean): Uint8Array {
  const table = new Uint8Array((long ? 4 : 2) * (outlines.length + 1));
  const view = new DataView(table.buffer);
  let offset = 0;
  outlines.forEach((outline, index) => {
    offset += outline.length;
    if (long) view.setUint32(4 * (index + 1), offset);
    else view.setUint16(2 * (index + 1), offset / 2);
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
  let headAt = 0;
  tables.forEach(([tag, table], index) => {
    const entry = 12 + 16 * index;
    file.set(Buffer.from(tag, "latin1"), entry);
    view.setUint32(entry + 4, checksum(table));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    file.set(table, offset);
    if (tag === "head") headAt = offset;
    offset += padded(table).length;
  });
  return withChecksumAdjustment(file, headAt);
}

function withChecksumAdjustment(file: Uint8Array, headAt: number): Uint8Array {
  const view = new DataView(file.buffer);
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(file)) >>> 0);
  return file;
}

/** Sum of the four-byte words; bytes at the end count as if zeros followed. */
function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const whole = bytes.length - (bytes.length % 4);
  let sum = 0;
  for (let at = 0; at < whole; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  for (let at = whole; at < bytes.length; at++) {
    sum = (sum + (view.getUint8(at) << (24 - 8 * (at % 4)))) >>> 0;
  }
  return sum;
}

function padded(bytes: Uint8Array, to = 4): Uint8Array {
  if (bytes.length % to === 0) return bytes;
  const result = new Uint8Array(bytes.length + to - (bytes.length % to));
  result.set(bytes);
  return result;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
