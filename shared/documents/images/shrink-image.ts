import type { RasterImage } from "./grey-image.ts";

/** Shrinks so that neither side exceeds `sideMax`: each new pixel is the mean of what it covers. */
export function shrinkImage<Image extends RasterImage>(
  image: Image,
  sideMax: number,
): Pick<Image, keyof RasterImage> {
  const scale = Math.max(image.width, image.height) / sideMax;
  if (scale <= 1) return image;
  const { channels } = image;
  const width = Math.max(1, Math.round(image.width / scale));
  const height = Math.max(1, Math.round(image.height / scale));
  const columns = { count: width, sourceCount: image.width, step: channels };
  const rows = { count: height, sourceCount: image.height, step: width * channels };
  const narrow = new Float32Array(width * image.height * channels);
  for (let y = 0; y < image.height; y++) {
    for (let channel = 0; channel < channels; channel++) {
      const from = y * image.width * channels + channel;
      averageLine(image.samples, from, { ...columns, to: narrow, start: y * rows.step + channel });
    }
  }
  const samples = new Float32Array(width * height * channels);
  for (let at = 0; at < rows.step; at++) {
    averageLine(narrow, at, { ...rows, to: samples, start: at });
  }
  return { width, height, channels, samples: Uint8Array.from(samples, Math.round) };
}

type TargetLine = {
  readonly count: number;
  readonly sourceCount: number;
  /** Between neighbours, in both lines. */
  readonly step: number;
  readonly to: Float32Array;
  readonly start: number;
};

/** Averages a line of samples into a shorter one, parts of samples by the part that is covered. */
function averageLine(
  source: Uint8Array | Float32Array,
  from: number,
  { count, sourceCount, step, to, start }: TargetLine,
): void {
  const scale = sourceCount / count;
  for (let index = 0; index < count; index++) {
    const [first, end] = [index * scale, Math.min((index + 1) * scale, sourceCount)];
    let sum = 0;
    for (let at = Math.floor(first); at < end; at++) {
      const covered = Math.min(at + 1, end) - Math.max(at, first);
      sum += covered * (source[from + at * step] ?? 0);
    }
    to[start + index * step] = sum / (end - first);
  }
}
