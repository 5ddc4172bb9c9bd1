import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { convertIndexedToRgb, decode, encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { readPng } from "../../../../../shared/documents/images/read-png.ts";

const colourTypes = [
  { colourType: 0, channels: 1, depths: [1, 2, 4, 8, 16] },
  { colourType: 2, channels: 3, depths: [8, 16] },
  { colourType: 3, channels: 1, depths: [1, 2, 4, 8] },
  { colourType: 4, channels: 2, depths: [8, 16] },
  { colourType: 6, channels: 4, depths: [8, 16] },
] as const;
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function chunk(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
}

type Recipe = {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  readonly channels: number;
  readonly isInterlaced: boolean;
  readonly bytes: Uint8Array;
  readonly filters: readonly number[];
  readonly palette?: Uint8Array;
  readonly transparency?: Uint8Array;
};

/** A PNG of any bytes: every sequence of filtered rows is some picture. */
function pngOf(recipe: Recipe): Uint8Array {
  const { width, height, depth, colourType, channels, isInterlaced, bytes, filters } = recipe;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType, 0, 0, isInterlaced ? 1 : 0], 8);
  const rows: number[] = [];
  let next = 0;
  for (const [x, y, dx, dy] of isInterlaced ? passes : [[0, 0, 1, 1] as const]) {
    const columns = Math.ceil((width - x) / dx);
    const rowBytes = Math.ceil((columns * channels * depth) / 8);
    for (let row = y; row < height && columns > 0; row += dy) {
      rows.push(filters[next % filters.length] ?? 0);
      for (let at = 0; at < rowBytes; at++) rows.push(bytes[next++ % bytes.length] ?? 0);
    }
  }
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    ...(recipe.palette === undefined ? [] : [chunk("PLTE", recipe.palette)]),
    ...(recipe.transparency === undefined ? [] : [chunk("tRNS", recipe.transparency)]),
    chunk("IDAT", deflateSync(Buffer.from(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const shape = fc
  .constantFrom(...colourTypes)
  .chain(({ depths, ...type }) =>
    fc.record({ ...constants(type), depth: fc.constantFrom<number>(...depths) }),
  );
function constants(type: { readonly colourType: number; readonly channels: number }) {
  return { colourType: fc.constant(type.colourType), channels: fc.constant(type.channels) };
}
const recipes = fc
  .record({
    shape,
    width: fc.integer({ min: 1, max: 20 }),
    height: fc.integer({ min: 1, max: 20 }),
    isInterlaced: fc.boolean(),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 400 }),
    filters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1 }),
  })
  .map(({ shape: { colourType, channels, depth }, ...rest }): Recipe => {
    const palette = Uint8Array.from({ length: 3 * 2 ** depth }, (_, at) => (at * 37) % 256);
    const isIndexed = colourType === 3;
    // The library takes the rows of an interlaced picture to be whole bytes a pixel.
    const isInterlaced = rest.isInterlaced && depth >= 8;
    return { ...rest, isInterlaced, colourType, channels, depth, ...(isIndexed && { palette }) };
  });

describe("a PNG", () => {
  it("of any colour type, depth, filter and interlacing is read as a library reads it", () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const png = pngOf(recipe);
        const picture = readPng(png);
        const expected = decode(png);
        expect([picture.width, picture.height]).toEqual([expected.width, expected.height]);
        if (expected.palette !== undefined) {
          const colours = convertIndexedToRgb(expected);
          const opaque = picture.samples.filter((_, at) => at % 4 !== 3);
          expect(opaque.join()).toBe(colours.join());
        } else if (expected.depth >= 8) {
          expect(picture.samples.join()).toBe(expected.data.join());
        } else {
          expect(picture.samples).toHaveLength(expected.width * expected.height);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([1, 2, 4])("of %i bits a pixel may be interlaced too", (depth) => {
    const recipe = { width: 13, height: 11, colourType: 0, channels: 1, filters: [0] } as const;
    const white = { ...recipe, depth, isInterlaced: true, bytes: Uint8Array.from([255]) };
    expect([...readPng(pngOf(white)).samples]).toEqual(Array(143).fill(2 ** depth - 1));
  });

  it("of few colours may have transparent ones", () => {
    const palette = Uint8Array.from([1, 2, 3, 4, 5, 6]);
    const recipe = { width: 2, height: 1, depth: 1, colourType: 3, channels: 1 } as const;
    const png = pngOf({
      ...recipe,
      isInterlaced: false,
      bytes: Uint8Array.from([0b01000000]),
      filters: [0],
      palette,
      transparency: Uint8Array.from([9]),
    });
    expect([...readPng(png).samples]).toEqual([1, 2, 3, 9, 4, 5, 6, 255]);
  });

  it("that is not whole, or holds more than it announces, is refused", () => {
    const whole = encode({ width: 9, height: 9, channels: 3, data: new Uint8Array(243).fill(7) });
    expect(readPng(whole).samples).toHaveLength(243);
    for (let length = 0; length < whole.length - 16; length++) {
      expect(() => readPng(whole.subarray(0, length))).toThrow();
    }
    const small = Uint8Array.from(whole);
    new DataView(small.buffer).setUint32(16, 2);
    expect(() => readPng(small)).toThrow();
    const large = Uint8Array.from(whole);
    new DataView(large.buffer).setUint32(16, 10);
    expect(() => readPng(large)).toThrow();
  });
});
