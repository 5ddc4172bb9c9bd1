import { describe, expect, it } from "vitest";
import { greyLevels } from "../../../../../shared/documents/images/grey-levels.ts";

function line(samples: readonly number[]) {
  return {
    width: samples.length,
    height: 1,
    channels: 1,
    samples: Uint8Array.from(samples),
  } as const;
}

function painted(samples: readonly number[], bits: 1 | 2 | 4): readonly number[] {
  const { rows, levels } = greyLevels(line(samples), bits);
  return Array.from(rows.samples, (index) => levels[index] ?? -1);
}

describe("a picture in few greys", () => {
  it("keeps the greys it has where they are so few", () => {
    expect(painted([0, 90, 255, 90, 170], 2)).toEqual([0, 90, 255, 90, 170]);
    expect(greyLevels(line([0, 90, 255, 90, 170]), 2).distance).toBe(0);
  });

  it("takes those that most of it is near to", () => {
    const samples = [0, 0, 0, 100, 101, 102, 180, 181, 182, 255, 255, 255];
    expect(painted(samples, 2)).toEqual([0, 0, 0, 101, 101, 101, 181, 181, 181, 255, 255, 255]);
    expect(greyLevels(line(samples), 2).distance).toBeCloseTo(4 / 12, 5);
  });

  it("leaves paper white and ink black", () => {
    expect(painted([1, 3, 5, 250, 252, 254], 1)).toEqual([0, 0, 0, 255, 255, 255]);
  });
});
