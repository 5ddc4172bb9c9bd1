import type { RasterImage } from "./grey-image.ts";
import type { SampleRows } from "./packed-image.ts";

/** A coloured picture by a table of its colours. */
export type IndexedImage = {
  readonly rows: SampleRows;
  /** Red, green, blue of each. */
  readonly palette: Uint8Array;
};

/** Squared distance within which two colours look like one. */
const likeness = 1_500;

/**
 * The picture in at most 2^`bits` colours, those it has most of, unchanged: the shades of edges
 * become the nearest of them.
 */
export function indexColours(image: RasterImage, bits: 2 | 4 | 8): IndexedImage {
  const colours = coloursOf(image);
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const chosen: number[] = [];
  for (const [colour] of [...counts].sort(
    ([one, most], [other, more]) => more - most || one - other,
  )) {
    if (chosen.length === 2 ** bits) break;
    if (chosen.every((other) => distance(other, colour) > likeness)) chosen.push(colour);
  }
  const indexes = new Map<number, number>();
  for (const colour of counts.keys()) indexes.set(colour, nearest(chosen, colour));
  const samples = Uint8Array.from(colours, (colour) => indexes.get(colour) ?? 0);
  const { width, height } = image;
  return {
    rows: { width, height, channels: 1, bits, samples },
    palette: Uint8Array.from(chosen.flatMap(channelsOf)),
  };
}

function coloursOf({ width, height, samples }: RasterImage): Uint32Array {
  const colours = new Uint32Array(width * height);
  for (let pixel = 0; pixel < colours.length; pixel++) {
    const [red, green, blue] = [samples[3 * pixel], samples[3 * pixel + 1], samples[3 * pixel + 2]];
    colours[pixel] = ((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0);
  }
  return colours;
}

function channelsOf(colour: number): [number, number, number] {
  return [colour >>> 16, (colour >>> 8) & 0xff, colour & 0xff];
}

function nearest(colours: readonly number[], colour: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let index = 0; index < colours.length; index++) {
    const found = distance(colours[index] ?? 0, colour);
    if (found < least) [best, least] = [index, found];
  }
  return best;
}

function distance(one: number, other: number): number {
  const red = (one >>> 16) - (other >>> 16);
  const green = ((one >>> 8) & 0xff) - ((other >>> 8) & 0xff);
  const blue = (one & 0xff) - (other & 0xff);
  return red * red + green * green + blue * blue;
}
