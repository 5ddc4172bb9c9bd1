import { encodeQrCode } from "./barcodes/qr-code.ts";
import { codePicture } from "./notice-html/code-picture.ts";

/** The QR code of a notice as an image of its own, in SVG. */
export function drawNoticeCode(payload: string): string {
  const { html } = codePicture({
    matrix: encodeQrCode(payload),
    quietZone: 4,
    kind: "qr",
    id: "codice",
    title: "Codice QR dell'avviso pagoPA",
  });
  return html.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ');
}
