import { type GreyImage, shrinkImage } from "../images/grey-image.ts";
import { type Box, decimal, points, pointsFromBottom } from "./page.ts";
import { deflatedStream, type PdfObjects } from "./pdf-objects.ts";

/** The sides of a picture in pixels, whose ratio the page must keep. */
export type EmbeddedImage = { readonly width: number; readonly height: number };

/** A picture as the body of an image XObject. */
export type EncodedImage = EmbeddedImage & { readonly body: string };

type ImageQuality = { readonly sideMax: number; readonly bits: 8 | 4 };

/** From the best to the smallest: 30 mm at 300 dpi is 354 pixels. */
const qualities: readonly ImageQuality[] = [
  { sideMax: 354, bits: 8 },
  { sideMax: 354, bits: 4 },
  { sideMax: 250, bits: 4 },
  { sideMax: 210, bits: 4 },
  { sideMax: 180, bits: 4 },
  { sideMax: 150, bits: 4 },
  { sideMax: 120, bits: 4 },
  { sideMax: 90, bits: 4 },
];

/** Encodes a grey image at the best quality that takes at most `bytesMax` bytes, or the smallest. */
export function encodeImage(image: GreyImage, bytesMax: number): EncodedImage {
  let smallest = imageStream(image, qualities[0]);
  for (const quality of qualities) {
    smallest = imageStream(image, quality);
    if (smallest.body.length <= bytesMax) break;
  }
  return smallest;
}

/** Encodes and writes a grey image; answers its number too. */
export function embedImage(
  objects: PdfObjects,
  image: GreyImage,
  bytesMax: number,
): EmbeddedImage & { readonly number: number } {
  const { body, width, height } = encodeImage(image, bytesMax);
  return { number: objects.add(body), width, height };
}

function imageStream(original: GreyImage, quality: ImageQuality | undefined) {
  const { sideMax, bits } = quality ?? { sideMax: original.width, bits: 8 };
  const image = shrinkImage(original, sideMax);
  const { width, height } = image;
  const body = deflatedStream(
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray` +
      `/BitsPerComponent ${bits}`,
    packSamples(image, bits),
  );
  return { body, width, height };
}

/** One sample a byte, or two: 16 greys are enough for a coat of arms on a laser printer. */
function packSamples({ width, height, samples }: GreyImage, bits: 8 | 4): Uint8Array {
  if (bits === 8) return samples;
  const columns = Math.ceil(width / 2);
  const packed = new Uint8Array(columns * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const level = Math.round((samples[y * width + x] ?? 0) / 17);
      const at = y * columns + (x >>> 1);
      packed[at] = (packed[at] ?? 0) | (x % 2 === 0 ? level << 4 : level);
    }
  }
  return packed;
}

/** Operators that paint an image as large as its box allows, from the box's top left or right. */
export function paintImage(
  resource: string,
  image: EmbeddedImage,
  { box, align }: { readonly box: Box; readonly align: "left" | "right" },
): string {
  const scale = Math.min(box.width / image.width, box.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  const x = align === "left" ? box.x : box.x + box.width - width;
  const matrix = [points(width), 0, 0, points(height), points(x), pointsFromBottom(box.y + height)];
  return `q ${matrix.map(decimal).join(" ")} cm /${resource} Do Q\n`;
}
