import type { RasterImage } from "./grey-image.ts";
import type { SampleRows } from "./packed-image.ts";

/** A grey picture by a table of its greys. */
export type GreyLevels = {
  readonly rows: SampleRows;
  readonly levels: Uint8Array;
  /** Mean distance from the picture, of 255. */
  readonly distance: number;
};

const rounds = 12;
/** So near to white it is paper, so near to black ink: no tint around a logo. */
const tintMin = 12;

/** The picture in the 2^`bits` greys that are nearest to its own, on the whole. */
export function greyLevels(image: RasterImage, bits: 1 | 2 | 4): GreyLevels {
  const counts = new Uint32Array(256);
  for (const sample of image.samples) counts[sample] = (counts[sample] ?? 0) + 1;
  let levels = firstLevels(counts, 2 ** bits);
  for (let round = 0; round < rounds; round++) levels = meansAround(counts, levels);
  levels = levels.map(withoutTint);
  const indexes = Uint8Array.from(counts, (_, sample) => nearestLevel(levels, sample));
  const samples = image.samples.map((sample) => indexes[sample] ?? 0);
  const { width, height } = image;
  return {
    rows: { width, height, channels: 1, bits, samples },
    levels: Uint8Array.from(levels),
    distance: meanDistance(counts, levels),
  };
}

/** The greys themselves where they are so few; equal steps from black to white otherwise. */
function firstLevels(counts: Uint32Array, count: number): readonly number[] {
  const present = Array.from(counts.keys()).filter((sample) => (counts[sample] ?? 0) > 0);
  if (present.length <= count) return present;
  return Array.from({ length: count }, (_, level) => (255 * level) / (count - 1));
}

function withoutTint(level: number): number {
  if (level < tintMin) return 0;
  return level > 255 - tintMin ? 255 : Math.round(level);
}

function meansAround(counts: Uint32Array, levels: readonly number[]): readonly number[] {
  const sums = levels.map(() => 0);
  const weights = levels.map(() => 0);
  counts.forEach((weight, sample) => {
    const index = nearestLevel(levels, sample);
    sums[index] = (sums[index] ?? 0) + weight * sample;
    weights[index] = (weights[index] ?? 0) + weight;
  });
  return levels.map((level, index) =>
    weights[index] === 0 ? level : (sums[index] ?? 0) / (weights[index] ?? 1),
  );
}

function nearestLevel(levels: readonly number[], sample: number): number {
  let nearest = 0;
  for (let index = 1; index < levels.length; index++) {
    if (Math.abs((levels[index] ?? 0) - sample) < Math.abs((levels[nearest] ?? 0) - sample)) {
      nearest = index;
    }
  }
  return nearest;
}

function meanDistance(counts: Uint32Array, levels: readonly number[]): number {
  let [sum, total] = [0, 0];
  counts.forEach((weight, sample) => {
    sum += weight * Math.abs(sample - (levels[nearestLevel(levels, sample)] ?? 0));
    total += weight;
  });
  return sum / Math.max(1, total);
}
