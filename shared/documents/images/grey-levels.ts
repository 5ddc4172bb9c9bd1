import type { RasterImage } from "./grey-image.ts";
import type { SampleRows } from "./packed-image.ts";

/** Mean distance from the picture, of 255, beyond which too few greys would be seen. */
const distanceMax = 9;

/** The picture in so many bits of grey, from white to black in equal steps. */
export function greyLevels(
  { width, height, samples }: RasterImage,
  bits: 1 | 2 | 4 | 8,
): SampleRows {
  const step = 255 / (2 ** bits - 1);
  const levels = bits === 8 ? samples : samples.map((sample) => Math.round(sample / step));
  return { width, height, channels: 1, bits, samples: levels };
}

/** Whether so few greys do for the picture: a drawing needs few, a photograph many. */
export function suffices({ samples }: RasterImage, bits: 1 | 2 | 4 | 8): boolean {
  if (bits === 8) return true;
  const step = 255 / (2 ** bits - 1);
  let distance = 0;
  for (const sample of samples) distance += Math.abs(sample - step * Math.round(sample / step));
  return distance <= distanceMax * samples.length;
}
