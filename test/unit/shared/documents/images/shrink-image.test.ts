import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RasterImage } from "../../../../../shared/documents/images/grey-image.ts";
import { shrinkImage } from "../../../../../shared/documents/images/shrink-image.ts";

function grey(width: number, height: number, samples: readonly number[]): RasterImage {
  return { width, height, channels: 1, samples: Uint8Array.from(samples) };
}

describe("shrinking a picture", () => {
  it("averages the pixels that fall together", () => {
    const image = grey(4, 2, [0, 0, 255, 255, 0, 0, 255, 255]);
    expect(shrinkImage(image, 2)).toEqual(grey(2, 1, [0, 255]));
  });

  it("divides a pixel that falls between two", () => {
    expect(shrinkImage(grey(3, 1, [0, 90, 240]), 2)).toEqual(grey(2, 1, [30, 190]));
  });

  it("averages each channel by itself", () => {
    const samples = Uint8Array.from([0, 100, 200, 100, 200, 250]);
    const image: RasterImage = { width: 2, height: 1, channels: 3, samples };
    expect([...shrinkImage(image, 1).samples]).toEqual([50, 150, 225]);
  });

  it("leaves alone what is small enough", () => {
    const image = grey(2, 2, [1, 2, 3, 4]);
    expect(shrinkImage(image, 2)).toBe(image);
  });

  it("keeps the ratio, and the mean of an even picture", () => {
    const size = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(fc.tuple(size, size, size), fc.nat(255), ([width, height, sideMax], level) => {
        const image = grey(width, height, new Array<number>(width * height).fill(level));
        const small = shrinkImage(image, sideMax);
        expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(Math.max(sideMax, 1));
        expect([...small.samples].every((sample) => sample === level)).toBe(true);
      }),
    );
  });
});
