import type { Html } from "../domain/values/html.ts";
import { encodeLinkQr } from "./barcodes/link-qr-code.ts";
import { codePicture } from "./notice-html/code-picture.ts";

/** An address as a QR code for the camera of a telephone, with the words that stand for it. */
export function linkPicture(address: string, title: string): Html {
  const matrix = encodeLinkQr(address);
  return codePicture({ matrix, quietZone: 4, kind: "qr", id: "codice-qr", title });
}
