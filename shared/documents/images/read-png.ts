import { predictionOf } from "./packed-image.ts";

/** A picture, each channel of each pixel a number from 0 to `valueMax`. */
export type PngPicture = {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 2 grey and alpha, 3 red, green, blue, 4 those and alpha. */
  readonly channels: number;
  readonly valueMax: number;
  readonly samples: Uint8Array | Uint16Array;
};

type PngHeader = {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  readonly isInterlaced: boolean;
};

type Pass = { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number };

const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
/** Channels as they are stored and the bits they may have, by colour type (section 11.2.1). */
const colourTypes: Readonly<Record<number, { channels: number; depths: readonly number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};
const paletteType = 3;
const wholePicture: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];
/** Adam7 (section 8.1). */
const interlacedPasses: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

/**
 * Reads a PNG of any colour type, depth and interlacing (W3C, Portable Network Graphics, third
 * edition). Checksums are not verified: a picture that arrives damaged is seen on paper.
 * @throws Error when the bytes are not a whole PNG, or hold more than its header announces.
 */
export function readPng(png: Uint8Array): PngPicture {
  const { header, palette, transparency, data } = readChunks(Buffer.from(png));
  const { width, height, depth, colourType } = header;
  const { channels = 0, depths = [] } = colourTypes[colourType] ?? {};
  if (width === 0 || height === 0 || !depths.includes(depth)) throw new Error("PNG non valido");
  const samples =
    depth === 16
      ? new Uint16Array(width * height * channels)
      : new Uint8Array(width * height * channels);
  const passes = layOutPasses(header, depth * channels);
  const rawLength = passes.reduce((sum, { rows, rowBytes }) => sum + rows * (rowBytes + 1), 0);
  // Without the bound a few bytes could become gigabytes.
  const raw = process
    .getBuiltinModule("node:zlib")
    .inflateSync(data, { maxOutputLength: rawLength });
  if (raw.length !== rawLength) throw new Error("PNG incompleto");
  let offset = 0;
  for (const pass of passes) {
    const bytes = raw.subarray(offset, offset + pass.rows * (pass.rowBytes + 1));
    offset += bytes.length;
    removeFilters(bytes, pass.rowBytes, Math.max(1, (depth * channels) >>> 3));
    scatter(bytes, pass, { header, channels, samples });
  }
  const picture = { width, height, channels, valueMax: 2 ** depth - 1, samples };
  return colourType === paletteType ? coloured(picture, palette, transparency) : picture;
}

function readChunks(png: Buffer) {
  if (!png.subarray(0, 8).equals(signature)) throw new Error("non è un PNG");
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at + 8 <= png.length && !chunks.has("IEND"); ) {
    const end = at + 8 + png.readUInt32BE(at);
    if (end > png.length) throw new Error("PNG incompleto");
    const type = png.toString("latin1", at + 4, at + 8);
    chunks.set(type, [...(chunks.get(type) ?? []), png.subarray(at + 8, end)]);
    at = end + 4;
  }
  const [head] = chunks.get("IHDR") ?? [];
  if (head?.length !== 13 || head[10] !== 0 || head[11] !== 0) throw new Error("PNG non valido");
  const header: PngHeader = {
    width: head.readUInt32BE(0),
    height: head.readUInt32BE(4),
    depth: head.readUInt8(8),
    colourType: head.readUInt8(9),
    isInterlaced: head.readUInt8(12) === 1,
  };
  const [palette = Buffer.alloc(0)] = chunks.get("PLTE") ?? [];
  const [transparency] = chunks.get("tRNS") ?? [];
  return { header, palette, transparency, data: Buffer.concat(chunks.get("IDAT") ?? []) };
}

type LaidPass = Pass & {
  readonly columns: number;
  readonly rows: number;
  readonly rowBytes: number;
};

function layOutPasses({ width, height, isInterlaced }: PngHeader, pixelBits: number): LaidPass[] {
  return (isInterlaced ? interlacedPasses : wholePicture)
    .map((pass) => {
      const columns = Math.ceil((width - pass.x) / pass.dx);
      const rows = Math.ceil((height - pass.y) / pass.dy);
      return { ...pass, columns, rows, rowBytes: Math.ceil((columns * pixelBits) / 8) };
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
}

/** Undoes, in place, what each byte was predicted by (section 9); each row begins with how. */
function removeFilters(bytes: Uint8Array, rowBytes: number, pixelBytes: number): void {
  const stride = rowBytes + 1;
  for (let start = 0; start < bytes.length; start += stride) {
    const filter = bytes[start] ?? 0;
    if (filter > 4) throw new Error("PNG non valido");
    const hasRowAbove = start > 0;
    for (let at = start + 1; at < start + stride; at++) {
      const hasLeft = at - start > pixelBytes;
      const left = valueIf(hasLeft, bytes, at - pixelBytes);
      const above = valueIf(hasRowAbove, bytes, at - stride);
      const corner = valueIf(hasLeft && hasRowAbove, bytes, at - stride - pixelBytes);
      bytes[at] = (bytes[at] ?? 0) + predictionOf(filter, left, { above, corner });
    }
  }
}

/** Outside the picture there are zeroes. */
function valueIf(isInside: boolean, bytes: Uint8Array, at: number): number {
  return isInside ? (bytes[at] ?? 0) : 0;
}

type Target = {
  readonly header: PngHeader;
  readonly channels: number;
  readonly samples: Uint8Array | Uint16Array;
};

/** Puts the rows of a pass where they belong in the picture. */
function scatter(bytes: Uint8Array, pass: LaidPass, { header, channels, samples }: Target): void {
  const { width, depth } = header;
  for (let row = 0; row < pass.rows; row++) {
    const start = row * (pass.rowBytes + 1) + 1;
    const targetRow = (pass.y + row * pass.dy) * width;
    for (let value = 0; value < pass.columns * channels; value++) {
      const column = Math.floor(value / channels);
      const target = (targetRow + pass.x + column * pass.dx) * channels + (value % channels);
      samples[target] = valueAt(bytes, start, { depth, value });
    }
  }
}

function valueAt(
  bytes: Uint8Array,
  start: number,
  { depth, value }: { readonly depth: number; readonly value: number },
): number {
  if (depth === 8) return bytes[start + value] ?? 0;
  if (depth === 16) {
    const at = start + 2 * value;
    return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  }
  const bit = value * depth;
  return ((bytes[start + (bit >>> 3)] ?? 0) >>> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}

/** Indexes of a palette as the colours they stand for. */
function coloured(
  { samples, ...size }: PngPicture,
  palette: Uint8Array,
  transparency: Uint8Array | undefined,
): PngPicture {
  const colours = new Uint8Array(samples.length * 4);
  samples.forEach((index, pixel) => {
    colours.set(palette.subarray(3 * index, 3 * index + 3), 4 * pixel);
    colours[4 * pixel + 3] = transparency?.[index] ?? 255;
  });
  return { ...size, channels: 4, valueMax: 255, samples: colours };
}
