import { type PngPicture, readPng } from "./read-png.ts";

/** A picture on white paper, one byte for each channel of a pixel. */
export type RasterImage = {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly samples: Uint8Array;
};

/** 0 is black. */
export type GreyImage = RasterImage & { readonly channels: 1 };

/** Larger pictures are refused before anything is inflated. */
const pixelsMax = 4_000_000;
const pngHeaderLength = 24;
/** Luma of ITU-R BT.601. */
const [redWeight, greenWeight, blueWeight] = [0.299, 0.587, 0.114];

/**
 * Reads a PNG of any colour type as grey on white: a logo on a notice is monochrome.
 * @throws Error when the bytes are not a PNG or the picture has more than four million pixels.
 */
export function greyImageOfPng(png: Uint8Array): GreyImage {
  return greyOf(readPicture(png));
}

/**
 * Reads a PNG with the colours that it has, on white; grey where it has none.
 * @throws Error as `greyImageOfPng`.
 */
export function imageOfPng(png: Uint8Array): RasterImage {
  const picture = readPicture(png);
  if (picture.channels < 3) return greyOf(picture);
  const { width, height, channels, valueMax, samples: data } = picture;
  const samples = new Uint8Array(3 * width * height);
  let isColoured = false;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = pixel * channels;
    const alpha = alphaAt(picture, at);
    for (let channel = 0; channel < 3; channel++) {
      const value = (data[at + channel] ?? 0) / valueMax;
      samples[3 * pixel + channel] = Math.round(255 * (1 - alpha + alpha * value));
    }
    isColoured ||= isHued(samples, 3 * pixel);
  }
  return isColoured ? { width, height, channels: 3, samples } : greyOf(picture);
}

function readPicture(png: Uint8Array): PngPicture {
  if (png.length < pngHeaderLength) throw new Error("Il logo non è un PNG");
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (view.getUint32(16) * view.getUint32(20) > pixelsMax) {
    throw new Error("Il logo ha troppi pixel");
  }
  return readPng(png);
}

function greyOf(picture: PngPicture): GreyImage {
  const { width, height, channels, valueMax, samples: data } = picture;
  const samples = new Uint8Array(width * height);
  for (let pixel = 0; pixel < samples.length; pixel++) {
    const at = pixel * channels;
    const alpha = alphaAt(picture, at);
    const grey = (channels < 3 ? (data[at] ?? 0) : luma(data, at)) / valueMax;
    samples[pixel] = Math.round(255 * (1 - alpha + alpha * grey));
  }
  return { width, height, channels: 1, samples };
}

function alphaAt({ channels, valueMax, samples }: PngPicture, at: number): number {
  return channels % 2 === 0 ? (samples[at + channels - 1] ?? 0) / valueMax : 1;
}

/** Less than this between the strongest and the weakest channel is grey to the eye. */
const hueMin = 8;

function isHued(samples: Uint8Array, at: number): boolean {
  const [red = 0, green = 0, blue = 0] = [samples[at], samples[at + 1], samples[at + 2]];
  return Math.max(red, green, blue) - Math.min(red, green, blue) > hueMin;
}

function luma(data: Uint8Array | Uint16Array, at: number): number {
  const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  return redWeight * red + greenWeight * green + blueWeight * blue;
}
