import pdfLibFontkit from "@pdf-lib/fontkit";
import bwip from "bwip-js/node";
import { PDFDocument, type PDFFont, type PDFPage, rgb } from "pdf-lib";
import { type FontFile, readFontFile } from "../../shared/documents/fonts/font-files.ts";
import type { PagePicture, PlacedCode } from "./page-picture.ts";

const points = (millimetres: number) => (millimetres * 72) / 25.4;
const pageHeight = 841.89;
const fontFiles: readonly FontFile[] = [
  "titilliumRegular",
  "titilliumBold",
  "robotoMonoRegular",
  "robotoMonoBold",
];
const fontBytes = fontFiles.map(readFontFile);

/** The usual way: pdf-lib 1.17.1 with subset fonts, bar codes as PNG by bwip-js. */
export async function noticeWithPdfLib(pages: readonly PagePicture[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(pdfLibFontkit);
  const fonts: PDFFont[] = [];
  for (const bytes of fontBytes) fonts.push(await document.embedFont(bytes, { subset: true }));
  for (const { bars, texts, codes } of pages) {
    const page = document.addPage([595.28, pageHeight]);
    for (const { x, y, width, height } of bars) {
      page.drawRectangle({
        x: points(x),
        y: pageHeight - points(y + height),
        width: points(width),
        height: points(height),
        color: rgb(0.9255, 0.9255, 0.9255),
      });
    }
    for (const { text, x, y, size, face } of texts) {
      const font = fonts[face];
      if (font === undefined) continue;
      page.drawText(text, { x: points(x), y: pageHeight - points(y), size, font });
    }
    for (const code of codes) await drawCode(document, page, code);
  }
  return document.save();
}

async function drawCode(document: PDFDocument, page: PDFPage, code: PlacedCode): Promise<void> {
  const { kind, text, box } = code;
  const bcid = kind === "qr" ? "qrcode" : "datamatrix";
  const version = kind === "qr" ? { eclevel: "M", version: "4" } : {};
  const drawing: Promise<Buffer> = bwip.toBuffer({ bcid, text, scale: 4, ...version });
  const image = await document.embedPng(await drawing);
  page.drawImage(image, {
    x: points(box.x),
    y: pageHeight - points(box.y + box.height),
    width: points(box.width),
    height: points(box.height),
  });
}
