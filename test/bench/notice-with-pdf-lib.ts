import pdfLibFontkit from "@pdf-lib/fontkit";
import bwip from "bwip-js/node";
import { PDFDocument, type PDFFont, type PDFPage, rgb } from "pdf-lib";
import { type FontFile, readFontFile } from "../../shared/documents/fonts/font-files.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import type { PlacedText } from "../support/notices/pdf-text.ts";

const points = (millimetres: number) => (millimetres * 72) / 25.4;
const pageHeight = 841.89;
const bars = [
  [0, 37.6, 104, 6.3],
  [106.1, 37.6, 103.9, 6.3],
  [0, 74.3, 104, 6.3],
  [106.1, 74.3, 103.9, 6.3],
  [0, 139.7, 210, 6.6],
  [0, 201.6, 210, 6.6],
] as const;
const fontFiles: readonly FontFile[] = [
  "titilliumRegular",
  "titilliumBold",
  "robotoMonoRegular",
  "robotoMonoBold",
];
const fontBytes = fontFiles.map(readFontFile);

/** The usual way: pdf-lib 1.17.1 with subset fonts, bar codes as PNG by bwip-js. */
export async function noticeWithPdfLib(
  notice: Notice,
  texts: readonly PlacedText[],
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(pdfLibFontkit);
  const fonts: PDFFont[] = [];
  for (const bytes of fontBytes) fonts.push(await document.embedFont(bytes, { subset: true }));
  const page = document.addPage([595.28, pageHeight]);
  for (const [x, y, width, height] of bars) {
    page.drawRectangle({
      x: points(x),
      y: pageHeight - points(y + height),
      width: points(width),
      height: points(height),
      color: rgb(0.9255, 0.9255, 0.9255),
    });
  }
  for (const { text, x, y, size } of texts) {
    const font = fonts[faceOf(text, size)];
    if (font === undefined) continue;
    page.drawText(text, { x: points(x), y: pageHeight - points(y), size, font });
  }
  await drawCode(document, page, { bcid: "qrcode", text: notice.qrPayload, x: 10, y: 150.3 });
  const dataMatrix = notice.postalSlip?.dataMatrixPayload ?? "";
  await drawCode(document, page, { bcid: "datamatrix", text: dataMatrix, x: 176, y: 226.25 });
  return document.save();
}

/** Near enough to the real faces for the same fonts to be used about as much. */
function faceOf(text: string, size: number): number {
  if (/^[0-9A-Z ,.]+$/.test(text) && /\d/.test(text)) return size === 8 ? 2 : 3;
  return size > 8 || /^\p{Lu}/u.test(text) ? 1 : 0;
}

type Code = {
  readonly bcid: "qrcode" | "datamatrix";
  readonly text: string;
  readonly x: number;
  readonly y: number;
};

async function drawCode(document: PDFDocument, page: PDFPage, code: Code): Promise<void> {
  const { bcid, text, x, y } = code;
  const version = bcid === "qrcode" ? { eclevel: "M", version: "4" } : {};
  const drawing: Promise<Buffer> = bwip.toBuffer({ bcid, text, scale: 4, ...version });
  const image = await document.embedPng(await drawing);
  const side = points(25);
  page.drawImage(image, {
    x: points(x),
    y: pageHeight - points(y) - side,
    width: side,
    height: side,
  });
}
