import { indexColours } from "../images/colour-palette.ts";
import type { RasterImage } from "../images/grey-image.ts";
import { greyLevels, suffices } from "../images/grey-levels.ts";
import { estimatePackedLength, packSamples, type SampleRows } from "../images/packed-image.ts";
import { shrinkImage } from "../images/shrink-image.ts";
import { type Box, decimal, points, pointsFromBottom } from "./page.ts";
import { type PdfObjects, plainStream } from "./pdf-objects.ts";

/** The sides of a picture in pixels, whose ratio the page must keep. */
export type EmbeddedImage = { readonly width: number; readonly height: number };

/** A picture as the body of an image XObject. */
export type EncodedImage = EmbeddedImage & { readonly body: string };

/** How large a picture may be: its sides in pixels and its stream in bytes. */
export type ImageRoom = { readonly sideMax: number; readonly bytesMax: number };

/** Of the room's side, from the sharpest. */
const sideShares = [1, 0.85, 0.7, 0.6, 0.5, 0.42, 0.34, 0.25] as const;
const greyDepths = [8, 4, 2, 1] as const;
const colourDepths = [8, 4, 2] as const;

/** 30 mm at 300 dpi. */
export const logoSideMax = 354;

/** Encodes a picture as sharp as fits the room, then in as many greys or colours as do. */
export function encodeImage(image: RasterImage, { sideMax, bytesMax }: ImageRoom): EncodedImage {
  let smallest: EncodedImage | undefined;
  let shrunk = image;
  for (const share of sideShares) {
    // From the last one: a large picture is gone through only once.
    shrunk = shrinkImage(shrunk, Math.round(share * sideMax));
    for (const encoded of shrunk.channels === 1
      ? greyBodies(shrunk, bytesMax)
      : colourBodies(shrunk)) {
      if (encoded.body.length <= bytesMax) return encoded;
      if (encoded.body.length < (smallest?.body.length ?? Number.POSITIVE_INFINITY)) {
        smallest = encoded;
      }
    }
  }
  return smallest ?? encodedImage(greyLevels(shrunk, 4), "/DeviceGray");
}

/** Encodes and writes a logo; answers its number too. */
export function embedImage(
  objects: PdfObjects,
  image: RasterImage,
  bytesMax: number,
): EmbeddedImage & { readonly number: number } {
  const { body, width, height } = encodeImage(image, { sideMax: logoSideMax, bytesMax });
  return { number: objects.add(body), width, height };
}

/** Those of which a quick compression does not say already that they are much too long. */
function* greyBodies(image: RasterImage, bytesMax: number): Generator<EncodedImage> {
  for (const bits of greyDepths) {
    if (!suffices(image, bits)) return;
    const rows = greyLevels(image, bits);
    if (bits > 1 && estimatePackedLength(rows) > 2 * bytesMax) continue;
    yield encodedImage(rows, "/DeviceGray");
  }
}

function* colourBodies(image: RasterImage): Generator<EncodedImage> {
  for (const bits of colourDepths) {
    const { rows, palette } = indexColours(image, bits);
    const table = Buffer.from(palette).toString("hex");
    yield encodedImage(rows, `[/Indexed/DeviceRGB ${palette.length / 3 - 1}<${table}>]`);
  }
}

function encodedImage(rows: SampleRows, colourSpace: string): EncodedImage {
  const { width, height, channels, bits } = rows;
  const { data, isPredicted } = packSamples(rows);
  const prediction = `/DecodeParms<</Predictor 15/Colors ${channels}/BitsPerComponent ${bits}/Columns ${width}>>`;
  const body = plainStream(
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace${colourSpace}` +
      `/BitsPerComponent ${bits}/Filter/FlateDecode${isPredicted ? prediction : ""}`,
    data.toString("latin1"),
  );
  return { body, width, height };
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
