import { indexColours } from "../images/colour-palette.ts";
import type { RasterImage } from "../images/grey-image.ts";
import { greyLevels } from "../images/grey-levels.ts";
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
const greyDepths = [4, 2, 1] as const;
const colourDepths = [8, 4, 2] as const;
/** Mean distance from the picture, of 255, beyond which too few greys would be seen. */
const distanceMax = 9;

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
  if (smallest !== undefined) return smallest;
  const { rows, levels } = greyLevels(shrunk, 2);
  return encodedImage(rows, tableOf("DeviceGray", levels));
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
  const { width, height, samples } = image;
  const exact: SampleRows = { width, height, channels: 1, bits: 8, samples };
  if (estimatePackedLength(exact) <= 2 * bytesMax) yield encodedImage(exact, "/DeviceGray");
  for (const bits of greyDepths) {
    const { rows, levels, distance } = greyLevels(image, bits);
    if (distance > distanceMax) return;
    if (estimatePackedLength(rows) > 2 * bytesMax) continue;
    yield encodedImage(rows, tableOf("DeviceGray", levels));
  }
}

function* colourBodies(image: RasterImage): Generator<EncodedImage> {
  for (const bits of colourDepths) {
    const { rows, palette } = indexColours(image, bits);
    yield encodedImage(rows, tableOf("DeviceRGB", palette));
  }
}

/** A colour space by a table (ISO 32000-1, 8.6.6.3). */
function tableOf(base: "DeviceGray" | "DeviceRGB", table: Uint8Array): string {
  const last = table.length / (base === "DeviceGray" ? 1 : 3) - 1;
  return `[/Indexed/${base} ${last}<${Buffer.from(table).toString("hex")}>]`;
}

function encodedImage(rows: SampleRows, colourSpace: string): EncodedImage {
  const { width, height, channels, bits } = rows;
  const { data, isPredicted } = packSamples(rows);
  const prediction =
    `/DecodeParms<</Predictor 15/Colors ${channels}/BitsPerComponent ${bits}` +
    `/Columns ${width}>>`;
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
