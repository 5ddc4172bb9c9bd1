import { describe, expect, it } from "vitest";
import type { RasterImage } from "../../../../../shared/documents/images/grey-image.ts";
import { encodeImage } from "../../../../../shared/documents/pdf/embedded-image.ts";

const room = { sideMax: 354, bytesMax: 5_000 };

function drawn(channels: 1 | 3, colourAt: (x: number, y: number) => readonly number[]) {
  const side = 400;
  const samples = new Uint8Array(side * side * channels);
  for (let at = 0; at < side * side; at++) {
    samples.set(colourAt(at % side, Math.floor(at / side)), at * channels);
  }
  return { width: side, height: side, channels, samples } satisfies RasterImage;
}

function noise(): RasterImage {
  let state = 1;
  return drawn(1, () => {
    state = (state * 48_271) % 2_147_483_647;
    return [state & 0xff];
  });
}

describe("encoding a picture", () => {
  it("keeps a drawing as sharp as 300 pixels an inch, in the greys it needs", () => {
    const ring = drawn(1, (x, y) => [Math.abs(Math.hypot(x - 200, y - 200) - 150) < 20 ? 0 : 255]);
    const { width, height, body } = encodeImage(ring, room);
    expect([width, height]).toEqual([354, 354]);
    expect(body).toMatch(/\/ColorSpace(?:\/DeviceGray|\[\/Indexed\/DeviceGray)/);
    expect(body.length).toBeLessThanOrEqual(room.bytesMax);
  });

  it("gives up sharpness before it grows beyond its room", () => {
    const { width, body } = encodeImage(noise(), room);
    expect(width).toBeLessThan(200);
    expect(body.length).toBeLessThanOrEqual(room.bytesMax);
  });

  it("gives the smallest it can where nothing fits the room", () => {
    expect(encodeImage(noise(), { ...room, bytesMax: 100 }).width).toBeLessThan(100);
  });

  it("does not change the colours of a mark", () => {
    const mark = drawn(3, (x) => (x < 200 ? [0, 115, 230] : [255, 255, 255]));
    const { body } = encodeImage(mark, { sideMax: 178, bytesMax: 1_500 });
    const table = /\/Indexed\/DeviceRGB \d+<((?:[0-9a-f]{6})+)>/.exec(body)?.[1] ?? "";
    expect(table.match(/.{6}/g)?.slice(0, 2).sort()).toEqual(["0073e6", "ffffff"]);
  });
});
