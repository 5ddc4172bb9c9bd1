import { readPng } from "./read-png.ts";

/** Grey samples on white paper, one byte a pixel, 0 black. */
export type GreyImage = {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint8Array;
};

/** Larger pictures are refused before anything is inflated. */
const pixelsMax = 4_000_000;
const pngHeaderLength = 24;
/** Luma of ITU-R BT.601. */
const [redWeight, greenWeight, blueWeight] = [0.299, 0.587, 0.114];

/**
 * Reads a PNG of any colour type as grey on white: notices are monochrome.
 * @throws Error when the bytes are not a PNG or the picture has more than four million pixels.
 */
export function greyImageOfPng(png: Uint8Array): GreyImage {
  if (png.length < pngHeaderLength) throw new Error("Il logo non è un PNG");
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (view.getUint32(16) * view.getUint32(20) > pixelsMax) {
    throw new Error("Il logo ha troppi pixel");
  }
  const { width, height, channels, valueMax, samples: data } = readPng(png);
  const samples = new Uint8Array(width * height);
  for (let pixel = 0; pixel < samples.length; pixel++) {
    const at = pixel * channels;
    const alpha = channels % 2 === 0 ? (data[at + channels - 1] ?? 0) / valueMax : 1;
    const grey = (channels < 3 ? (data[at] ?? 0) : luma(data, at)) / valueMax;
    samples[pixel] = Math.round(255 * (1 - alpha + alpha * grey));
  }
  return { width, height, samples };
}

function luma(data: Uint8Array | Uint16Array, at: number): number {
  const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  return redWeight * red + greenWeight * green + blueWeight * blue;
}

/** Shrinks so that neither side exceeds `sideMax`, averaging the pixels that fall together. */
export function shrinkImage(image: GreyImage, sideMax: number): GreyImage {
  const scale = Math.max(image.width, image.height) / sideMax;
  if (scale <= 1) return image;
  const width = Math.max(1, Math.round(image.width / scale));
  const height = Math.max(1, Math.round(image.height / scale));
  const samples = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const rows = sourceSpan(y, height, image.height);
    for (let x = 0; x < width; x++) {
      samples[y * width + x] = meanOf(image, rows, sourceSpan(x, width, image.width));
    }
  }
  return { width, height, samples };
}

type Span = readonly [first: number, end: number];

function sourceSpan(at: number, length: number, sourceLength: number): Span {
  const first = Math.floor((at * sourceLength) / length);
  return [first, Math.max(first + 1, Math.floor(((at + 1) * sourceLength) / length))];
}

function meanOf(image: GreyImage, rows: Span, columns: Span): number {
  let sum = 0;
  for (let y = rows[0]; y < rows[1]; y++) {
    for (let x = columns[0]; x < columns[1]; x++) sum += image.samples[y * image.width + x] ?? 0;
  }
  return Math.round(sum / ((rows[1] - rows[0]) * (columns[1] - columns[0])));
}
