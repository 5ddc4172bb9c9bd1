import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { greyImageOfPng, imageOfPng } from "../../../../../shared/documents/images/grey-image.ts";

describe("reading a logo as grey", () => {
  it("weighs the colours as the eye does", () => {
    const data = new Uint8Array([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
    const { samples } = greyImageOfPng(encode({ width: 4, height: 1, channels: 3, data }));
    expect([...samples]).toEqual([76, 150, 29, 255]);
  });

  it("sees paper through what is transparent", () => {
    const data = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 255]);
    const { samples } = greyImageOfPng(encode({ width: 2, height: 1, channels: 4, data }));
    expect([...samples]).toEqual([255, 0]);
  });

  it("reads sixteen-bit greys", () => {
    const data = new Uint16Array([0, 0x8080, 0xffff]);
    const png = encode({ width: 3, height: 1, channels: 1, depth: 16, data });
    expect([...greyImageOfPng(png).samples]).toEqual([0, 128, 255]);
  });

  it("reads greys of one bit, rows beginning on a byte", () => {
    const data = new Uint8Array([0b10000000, 0b01000000]);
    const png = encode({ width: 2, height: 2, channels: 1, depth: 1, data });
    expect([...greyImageOfPng(png).samples]).toEqual([255, 0, 0, 255]);
  });

  it("refuses what is not a PNG, or is too large to be a logo", () => {
    expect(() => greyImageOfPng(new Uint8Array(100))).toThrow();
    expect(() => greyImageOfPng(new Uint8Array(3))).toThrow("non è un PNG");
    const huge = encode({ width: 1, height: 1, channels: 1, data: new Uint8Array(1) });
    new DataView(huge.buffer, huge.byteOffset).setUint32(16, 100_000);
    new DataView(huge.buffer, huge.byteOffset).setUint32(20, 100_000);
    expect(() => greyImageOfPng(huge)).toThrow("troppi pixel");
  });
});

describe("reading a mark with its colours", () => {
  it("keeps them, on white paper", () => {
    const data = new Uint8Array([0, 115, 230, 255, 0, 115, 230, 0]);
    const image = imageOfPng(encode({ width: 2, height: 1, channels: 4, data }));
    expect(image.channels).toBe(3);
    expect([...image.samples]).toEqual([0, 115, 230, 255, 255, 255]);
  });

  it("sees that a picture has none", () => {
    const data = new Uint8Array([10, 10, 12, 200, 200, 200]);
    const image = imageOfPng(encode({ width: 2, height: 1, channels: 3, data }));
    expect(image.channels).toBe(1);
    expect([...image.samples]).toEqual([10, 200]);
  });
});
