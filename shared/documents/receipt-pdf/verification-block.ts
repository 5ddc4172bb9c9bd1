import type { ReceiptDocument } from "../../domain/receipts/receipt-document.ts";
import { receiptWording as wording } from "../../domain/receipts/receipt-wording.ts";
import { encodeQrCode, qrTextBytesMax } from "../barcodes/qr-code.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { points, pointsFromBottom } from "../pdf/page.ts";
import { drawSymbol } from "../pdf/symbol-mask.ts";
import type { Block } from "./page-flow.ts";
import { page, qrCode, rows } from "./receipt-layout.ts";
import { detailBlock } from "./row-blocks.ts";
import { stackTexts } from "./text-stack.ts";

/**
 * How to check the receipt: address and code, and the address as a QR code where it is plain and
 * fits the only version that is printed.
 */
export function verificationBlock(
  typesetter: Typesetter,
  { code, url }: ReceiptDocument["verification"],
): Block {
  const withQrCode = isPlain(url) && url.length <= qrTextBytesMax;
  const labelLeft = withQrCode ? page.left + qrCode.side + qrCode.clearance : page.left;
  const place = { labelLeft, valueLeft: labelLeft + qrCode.labelWidth };
  const help = stackTexts(typesetter, { x: labelLeft, widthMm: page.right - labelLeft }, [
    { face: "regular", sizes: [8], linesMax: 1, text: wording.verificationHelp },
  ]);
  const address = { label: wording.verificationUrl, value: url, kind: "text" } as const;
  const printedCode = { label: wording.verificationCode, value: code, kind: "code" } as const;
  const details = [address, printedCode].map((detail) => detailBlock(typesetter, detail, place));
  const detailsHeight = details.reduce((sum, { height }) => sum + rows.gap + height, 0);
  const height = help.height + detailsHeight;
  return {
    height: withQrCode ? Math.max(height, qrCode.drop + qrCode.side) : height,
    gapAbove: rows.gap,
    draw: (top) => {
      let at = top + help.height;
      const texts = details.map((detail) => {
        const drawn = detail.draw(at + rows.gap).texts;
        at += rows.gap + detail.height;
        return drawn;
      });
      const symbol = withQrCode ? drawSymbol(encodeQrCode(url), symbolPlace(top)) : "";
      return { drawings: symbol, texts: help.draw(top) + texts.join("") };
    },
  };
}

function isPlain(url: string): boolean {
  return /^[!-~]+$/.test(url);
}

function symbolPlace(top: number) {
  const side = points(qrCode.side);
  return { left: points(page.left), top: pointsFromBottom(top + qrCode.drop), side };
}
