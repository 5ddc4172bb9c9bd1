/** Samples of an image as PDF wants them: rows of whole bytes, compressed. */
export type PackedSamples = { readonly data: Buffer; readonly isPredicted: boolean };

export type SampleRows = {
  readonly width: number;
  readonly height: number;
  /** Channels of a pixel, one byte each in `samples`. */
  readonly channels: 1 | 3;
  /** Of each channel. */
  readonly bits: 1 | 2 | 4 | 8;
  /** Already reduced to `bits`. */
  readonly samples: Uint8Array;
};

/** The smaller of the rows as they are and of the rows as PNG predicts them. */
export function packSamples(rows: SampleRows): PackedSamples {
  const plain = packRows(rows);
  const rowBytes = plain.length / rows.height;
  const data = deflated(plain);
  const predicted = deflated(predictRows(plain, rowBytes, bytesPerPixel(rows)));
  return predicted.length < data.length
    ? { data: predicted, isPredicted: true }
    : { data, isPredicted: false };
}

/** A quick guess, on the large side, at what `packSamples` makes. */
export function estimatePackedLength(rows: SampleRows): number {
  const { deflateSync } = process.getBuiltinModule("node:zlib");
  return deflateSync(packRows(rows), { level: 1 }).length;
}

function deflated(bytes: Uint8Array): Buffer {
  const { deflateSync } = process.getBuiltinModule("node:zlib");
  return deflateSync(bytes, { level: 9 });
}

function bytesPerPixel({ channels, bits }: SampleRows): number {
  return Math.max(1, (channels * bits) >>> 3);
}

/** The first pixel in the highest bits; each row begins on a byte. */
function packRows({ width, height, channels, bits, samples }: SampleRows): Uint8Array {
  if (bits === 8) return samples;
  const rowSamples = width * channels;
  const perByte = 8 / bits;
  const rowBytes = Math.ceil(rowSamples / perByte);
  const packed = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < rowSamples; x++) {
      const at = y * rowBytes + Math.floor(x / perByte);
      const shift = 8 - bits * ((x % perByte) + 1);
      packed[at] = (packed[at] ?? 0) | ((samples[y * rowSamples + x] ?? 0) << shift);
    }
  }
  return packed;
}

const filterCount = 5;

/** Each row by the filter of PNG that leaves the smallest sum (W3C PNG, section 12.7). */
function predictRows(plain: Uint8Array, rowBytes: number, pixelBytes: number): Uint8Array {
  const height = plain.length / rowBytes;
  const predicted = new Uint8Array(plain.length + height);
  const candidate = new Uint8Array(rowBytes);
  for (let row = 0; row < height; row++) {
    let least = Number.POSITIVE_INFINITY;
    for (let filter = 0; filter < filterCount; filter++) {
      const sum = filterRow(plain, { row, rowBytes, pixelBytes, filter }, candidate);
      if (sum >= least) continue;
      least = sum;
      const start = row * (rowBytes + 1);
      predicted[start] = filter;
      predicted.set(candidate, start + 1);
    }
  }
  return predicted;
}

type RowFilter = {
  readonly row: number;
  readonly rowBytes: number;
  readonly pixelBytes: number;
  readonly filter: number;
};

/** Writes a filtered row; answers the sum of its bytes taken as signed numbers. */
function filterRow(
  plain: Uint8Array,
  { row, rowBytes, pixelBytes, filter }: RowFilter,
  filtered: Uint8Array,
): number {
  const start = row * rowBytes;
  let sum = 0;
  for (let x = 0; x < rowBytes; x++) {
    const at = start + x;
    const left = x < pixelBytes ? 0 : (plain[at - pixelBytes] ?? 0);
    const above = row === 0 ? 0 : (plain[at - rowBytes] ?? 0);
    const corner = row === 0 || x < pixelBytes ? 0 : (plain[at - rowBytes - pixelBytes] ?? 0);
    const value = ((plain[at] ?? 0) - predictionOf(filter, left, { above, corner })) & 0xff;
    filtered[x] = value;
    sum += value < 128 ? value : 256 - value;
  }
  return sum;
}

/** What PNG's filters expect of a byte from its neighbours (W3C PNG, section 9). */
export function predictionOf(
  filter: number,
  left: number,
  { above, corner }: { readonly above: number; readonly corner: number },
): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >>> 1;
  const estimate = left + above - corner;
  const [fromLeft, fromAbove, fromCorner] = [
    Math.abs(estimate - left),
    Math.abs(estimate - above),
    Math.abs(estimate - corner),
  ];
  if (fromLeft <= fromAbove && fromLeft <= fromCorner) return left;
  return fromAbove <= fromCorner ? above : corner;
}
