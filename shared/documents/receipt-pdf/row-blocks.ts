import type {
  ReceiptDetail,
  ReceiptShare,
  ReceiptTotal,
  TaxCode,
} from "../../domain/receipts/receipt-document.ts";
import { receiptWording as wording } from "../../domain/receipts/receipt-wording.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { amountEndingAt } from "../pdf/amount-text.ts";
import { fitText } from "../pdf/fitted-text.ts";
import { textLine, textWidthMm } from "../pdf/page.ts";
import { fiscalCodeInBar, label } from "../pdf/type-styles.ts";
import type { Block } from "./page-flow.ts";
import { page, rows } from "./receipt-layout.ts";
import { stackTexts } from "./text-stack.ts";

/** Where the label and the value of a row begin. */
export type RowPlace = { readonly labelLeft: number; readonly valueLeft: number };

const wholeRow: RowPlace = { labelLeft: page.left, valueLeft: rows.valueLeft };
const labelText = { face: "regular", sizes: [8], linesMax: 1 } as const;
const valueText = { face: "bold", sizes: [9, 8], linesMax: 1 } as const;
const codeText = { face: "mono", sizes: [9, 8], linesMax: 1 } as const;
const noteText = { face: "regular", sizes: [8], linesMax: 1 } as const;

/** A label and its value, which may take several lines; a tax code stands at the right end. */
export function detailBlock(
  typesetter: Typesetter,
  { label: labelOfRow, value, kind, taxCode }: ReceiptDetail,
  { labelLeft, valueLeft }: RowPlace = wholeRow,
): Block {
  const valueRight = taxCode === undefined ? page.right : rows.valueRightBesideCode;
  const labelColumn = { x: labelLeft, widthMm: valueLeft - labelLeft - rows.gutter };
  const labels = stackTexts(typesetter, labelColumn, [{ ...labelText, text: labelOfRow }]);
  const valueColumn = { x: valueLeft, widthMm: valueRight - valueLeft };
  const style = kind === "code" ? codeText : valueText;
  const values = stackTexts(typesetter, valueColumn, [{ ...style, text: value }]);
  return {
    height: Math.max(labels.height, values.height),
    gapAbove: rows.gap,
    draw: (top) => ({
      drawings: "",
      texts: [
        labels.draw(top + rows.labelDrop),
        values.draw(top),
        taxCode === undefined ? "" : taxCodeAtEnd(typesetter, top, taxCode),
      ].join(""),
    }),
  };
}

/** "C.F." and the code, ending at the right margin. */
function taxCodeAtEnd(typesetter: Typesetter, top: number, taxCode: TaxCode): string {
  const widthMm = page.right - rows.valueRightBesideCode - rows.gutter - rows.codeLabelRoom;
  const { face, size: preferred } = fiscalCodeInBar;
  const room = { face, sizes: [preferred, 7, 6], widthMm, linesMax: 1 };
  const { size, lines } = fitText(typesetter, room, taxCode.code);
  const [line = ""] = lines;
  const place = { baseline: top + rows.firstBaseline, align: "right" } as const;
  const labelRight = page.right - textWidthMm(typesetter, { face, size }, line) - 1;
  return [
    textLine(typesetter, { ...label, ...place, x: labelRight }, taxCode.label),
    textLine(typesetter, { ...place, face, size, x: page.right }, line),
  ].join("");
}

/** What an amount is, and the amount at the right end; the last of a sum stands out. */
export function totalBlock(typesetter: Typesetter, total: ReceiptTotal, isSum: boolean): Block {
  const column = { x: page.left, widthMm: rows.amountLeft - page.left };
  const style = isSum ? valueText : labelText;
  const labels = stackTexts(typesetter, column, [{ ...style, text: total.label }]);
  return {
    height: Math.max(labels.height, rows.amountHeight),
    gapAbove: rows.gap,
    draw: (top) => ({
      drawings: "",
      texts: labels.draw(top) + amountAtEnd(typesetter, top, total.amountText),
    }),
  };
}

/** Who gets a part of the amount, and for what. */
export function shareBlock(typesetter: Typesetter, share: ReceiptShare): Block {
  const { name, fiscalCode } = share.beneficiary;
  const nameColumn = { x: page.left, widthMm: rows.amountLeft - page.left };
  const names = stackTexts(typesetter, nameColumn, [{ ...valueText, text: name }]);
  const codeEnd = page.left + rows.shareCodeRoom;
  const descriptionColumn = { x: codeEnd, widthMm: page.right - codeEnd };
  const description = { ...noteText, text: share.description };
  const descriptions = stackTexts(typesetter, descriptionColumn, [description]);
  const codes = stackTexts(typesetter, { x: page.left, widthMm: rows.shareCodeRoom }, [
    { face: "mono", sizes: [8], linesMax: 1, text: fiscalCode ?? "" },
  ]);
  return {
    height: names.height + Math.max(descriptions.height, codes.height),
    gapAbove: rows.gap,
    draw: (top) => ({
      drawings: "",
      texts: [
        names.draw(top),
        amountAtEnd(typesetter, top, share.amountText),
        codes.draw(top + names.height),
        descriptions.draw(top + names.height),
      ].join(""),
    }),
  };
}

function amountAtEnd(typesetter: Typesetter, top: number, amountText: string): string {
  const place = { right: page.right, baseline: top + rows.firstBaseline };
  return amountEndingAt(typesetter, place, { currency: wording.euro, amountText, size: 10 });
}

/** A sentence over the whole width. */
export function noteBlock(typesetter: Typesetter, note: string): Block {
  const column = { x: page.left, widthMm: page.right - page.left };
  const texts = stackTexts(typesetter, column, [{ ...noteText, text: note }]);
  return {
    height: texts.height,
    gapAbove: rows.noteGap,
    draw: (top) => ({ drawings: "", texts: texts.draw(top) }),
  };
}
