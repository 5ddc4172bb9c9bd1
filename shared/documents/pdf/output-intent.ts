import { deflatedStream, type PdfObjects } from "./pdf-objects.ts";

/** Writes what colours and greys mean (ISO 19005-2, 6.2.3): sRGB. Answers the object's number. */
export function writeOutputIntent(objects: PdfObjects): number {
  const profile = objects.add(deflatedStream("/N 3", standardRgbProfile()));
  return objects.add(
    "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)" +
      `/Info(sRGB IEC61966-2.1)/DestOutputProfile ${profile} 0 R>>`,
  );
}

const headerLength = 128;
const tagLength = 12;

/** Colours of sRGB (IEC 61966-2-1) in the white of D50, as the profile connection space wants. */
const whiteD50 = [0.9642, 1, 0.8249] as const;
const primaries = {
  rXYZ: [0.436065, 0.222488, 0.013916],
  gXYZ: [0.385147, 0.716873, 0.097076],
  bXYZ: [0.143066, 0.06061, 0.714096],
} as const;
/** From the white of D65 to that of D50 (Bradford). */
const adaptation = [
  1.047882, 0.022919, -0.050201, 0.029587, 0.990478, -0.017059, -0.00923, 0.015076, 0.751678,
] as const;
/** Y = (aX + b)^g from d on, cX below it. */
const [gamma, a, b, c, d] = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] as const;

/** The smallest ICC profile of sRGB: version 4, three colours and one curve (ISO 15076-1). */
function standardRgbProfile(): Buffer {
  const curve = element("para", Buffer.concat([Buffer.of(0, 3, 0, 0), fixed(gamma, a, b, c, d)]));
  const tags: readonly (readonly [name: string, data: Buffer])[] = [
    ["desc", localizedText("sRGB")],
    ["cprt", localizedText("CC0")],
    ["wtpt", element("XYZ ", fixed(...whiteD50))],
    ["chad", element("sf32", fixed(...adaptation))],
    ["rXYZ", element("XYZ ", fixed(...primaries.rXYZ))],
    ["gXYZ", element("XYZ ", fixed(...primaries.gXYZ))],
    ["bXYZ", element("XYZ ", fixed(...primaries.bXYZ))],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const directory = Buffer.alloc(4 + tagLength * tags.length);
  directory.writeUInt32BE(tags.length, 0);
  const offsets = new Map<Buffer, number>();
  let length = headerLength + directory.length;
  tags.forEach(([name, data], index) => {
    const offset = offsets.get(data) ?? length;
    if (offset === length) length += data.length;
    offsets.set(data, offset);
    const at = 4 + tagLength * index;
    directory.write(name, at, "latin1");
    directory.writeUInt32BE(offset, at + 4);
    directory.writeUInt32BE(data.length, at + 8);
  });
  return Buffer.concat([profileHeader(length), directory, ...offsets.keys()]);
}

function profileHeader(length: number): Buffer {
  const header = Buffer.alloc(headerLength);
  header.writeUInt32BE(length, 0);
  header.writeUInt32BE(0x04_20_00_00, 8);
  header.write("mntrRGB XYZ ", 12, "latin1");
  // The profile's date, which must be one: that of the standard.
  [1999, 10, 18].forEach((value, index) => {
    header.writeUInt16BE(value, 24 + 2 * index);
  });
  header.write("acsp", 36, "latin1");
  fixed(...whiteD50).copy(header, 68);
  return header;
}

function element(type: string, data: Buffer): Buffer {
  const padding = Buffer.alloc(-data.length & 3);
  return Buffer.concat([Buffer.from(`${type}\0\0\0\0`, "latin1"), data, padding]);
}

function localizedText(text: string): Buffer {
  const characters = Buffer.from(text, "utf16le").swap16();
  const head = Buffer.alloc(20);
  head.writeUInt32BE(1, 0);
  head.writeUInt32BE(12, 4);
  head.write("enUS", 8, "latin1");
  head.writeUInt32BE(characters.length, 12);
  head.writeUInt32BE(8 + head.length, 16);
  return element("mluc", Buffer.concat([head, characters]));
}

/** Numbers as s15Fixed16. */
function fixed(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => {
    bytes.writeInt32BE(Math.round(value * 65_536), 4 * index);
  });
  return bytes;
}
