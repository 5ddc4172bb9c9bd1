import type { Notice } from "../../domain/notices/notice.ts";
import { italianWording as wording } from "../../domain/notices/notice-wording.ts";
import { encodeDataMatrix } from "../barcodes/data-matrix.ts";
import { encodeQrCode } from "../barcodes/qr-code.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { amountEndingAt } from "../pdf/amount-text.ts";
import { fitText } from "../pdf/fitted-text.ts";
import { showSymbol } from "../pdf/module-font.ts";
import { points, pointsFromBottom, type TextStyle, textLine, textLines } from "../pdf/page.ts";
import { barTitle, bigValue, code, fiscalCodeInBar } from "../pdf/type-styles.ts";
import {
  codeSide,
  dueDateLeft,
  layoutOf,
  margins,
  type NoticeLayout,
  type NoticeVariant,
  noticeCodeLeft,
  slipZone,
  valueOffset,
} from "./notice-layout.ts";
import { slipValuePlace } from "./slip-texts.ts";
import { centredBlock, valueLines } from "./text-blocks.ts";

/** White between the subject and the logo's box. */
const logoClearance = 3;
const addressSizeMin = 8;
const addressSizes = [12, 11, 10, 9, addressSizeMin];
/** Millimetres from line to line for each point of type. */
const addressLineHeightOfPoint = 0.49;

export function variantOf(notice: Notice): NoticeVariant {
  return {
    withSlip: notice.postalSlip !== undefined,
    withDueDate: notice.dueDateText !== undefined,
  };
}

/** Text operators of what is this notice's own: texts first, then the codes. */
export function noticeContent(typesetter: Typesetter, notice: Notice): string {
  const layout = layoutOf(variantOf(notice));
  return [
    "BT\n",
    partiesTexts(typesetter, layout, notice),
    paymentTexts(typesetter, layout, notice),
    dataTexts(typesetter, layout, notice),
    notice.postalSlip === undefined ? "" : slipContent(typesetter, notice),
    showSymbol(encodeQrCode(notice.qrPayload), symbolPlace(margins.left, layout.qrTop)),
    notice.postalSlip === undefined
      ? ""
      : showSymbol(encodeDataMatrix(notice.postalSlip.dataMatrixPayload), dataMatrixPlace),
    "ET\n",
  ].join("");
}

function symbolPlace(leftMm: number, topMm: number) {
  return { left: points(leftMm), top: pointsFromBottom(topMm), side: points(codeSide) };
}

const dataMatrixPlace = symbolPlace(
  slipZone.frame.x + (slipZone.frame.width - codeSide) / 2,
  slipZone.frame.y + (slipZone.frame.height - codeSide) / 2,
);

function partiesTexts(typesetter: Typesetter, layout: NoticeLayout, notice: Notice): string {
  const { debtor } = notice;
  const column = { x: layout.rightColumn, widthMm: margins.right - layout.rightColumn };
  const codeStyle: TextStyle = {
    ...fiscalCodeInBar,
    x: margins.right,
    baseline: layout.barBaselines[0],
    align: "right",
  };
  const nameStyle = {
    ...column,
    face: "bold",
    oneLineSizes: [14, 12],
    sizes: [11, 10],
    baseline: layout.nameBaseline,
    linesMax: 2,
  } as const;
  return [
    subjectTitle(typesetter, layout, notice.subject),
    debtor.code === undefined ? "" : textLine(typesetter, codeStyle, debtor.code),
    centredBlock(typesetter, nameStyle, debtor.name),
    addressTexts(typesetter, layout, debtor.addressLines),
  ].join("");
}

/** On one line where it fits; on two, the last one stays above the bar. */
function subjectTitle(typesetter: Typesetter, layout: NoticeLayout, subject: string): string {
  const { lineHeight } = layout.subject;
  const room = {
    face: "bold",
    sizes: [bigValue.size, 14, 12, 10],
    widthMm: layout.logo.x - margins.left - logoClearance,
    linesMax: 2,
  } as const;
  const { size, lines } = fitText(typesetter, room, subject);
  const baseline = layout.subject.baseline - (lines.length > 1 ? lineHeight / 4 : 0);
  return textLines(
    typesetter,
    { face: "bold", size, x: margins.left, baseline, lineHeight },
    lines,
  );
}

/** The address block shrinks as a whole until it takes three lines at most. */
function addressTexts(
  typesetter: Typesetter,
  layout: NoticeLayout,
  addressLines: readonly string[],
): string {
  const x = layout.rightColumn;
  const room = { face: "regular", widthMm: margins.right - x, linesMax: 2 } as const;
  const linesAt = (size: number) =>
    addressLines.flatMap((line) => fitText(typesetter, { ...room, sizes: [size] }, line).lines);
  const size = addressSizes.find((candidate) => linesAt(candidate).length <= 3) ?? addressSizeMin;
  const lines = linesAt(size);
  const lineHeight = size * addressLineHeightOfPoint;
  const baseline = layout.addressBaseline - (lines.length > 2 ? lineHeight / 3 : 0);
  return textLines(typesetter, { face: "regular", size, x, baseline, lineHeight }, lines);
}

function paymentTexts(typesetter: Typesetter, layout: NoticeLayout, notice: Notice): string {
  const big = { ...bigValue, baseline: layout.amountBaseline };
  const amount = `${notice.amountText} ${wording.euro}`;
  return [
    textLine(typesetter, { ...big, x: margins.left }, amount),
    notice.dueDateText === undefined
      ? ""
      : textLine(typesetter, { ...big, x: dueDateLeft }, notice.dueDateText),
  ].join("");
}

function dataTexts(typesetter: Typesetter, layout: NoticeLayout, notice: Notice): string {
  const [x] = layout.dataColumns;
  const [debtor, , subject] = layout.dataLabelBaselines;
  const widthMm = margins.right - x;
  const codeStyle = {
    ...code,
    x: noticeCodeLeft(layout, notice.creditor),
    baseline: layout.codeBaseline,
  };
  return [
    instalmentTitle(typesetter, layout.barBaselines[2], notice),
    euroAmount(typesetter, layout.euroBaseline, notice),
    valueLines(
      typesetter,
      { x, baseline: debtor + valueOffset, widthMm, linesMax: 1 },
      notice.debtor.name,
    ),
    valueLines(
      typesetter,
      { x, baseline: subject + valueOffset, widthMm, linesMax: 2 },
      notice.subject,
    ),
    textLine(typesetter, codeStyle, notice.noticeNumberText),
  ].join("");
}

/** "Rata unica entro il 30/06/2027" at the right end of a bar. */
function instalmentTitle(typesetter: Typesetter, baseline: number, notice: Notice): string {
  const due = notice.dueDateText === undefined ? "" : ` ${wording.dueBy} ${notice.dueDateText}`;
  const style = { ...barTitle, x: margins.right, baseline, align: "right" } as const;
  return textLine(typesetter, style, wording.singleInstalment + due);
}

function euroAmount(typesetter: Typesetter, baseline: number, { amountText }: Notice): string {
  const place = { right: margins.right, baseline };
  return amountEndingAt(typesetter, place, { currency: wording.euro, amountText });
}

function slipContent(typesetter: Typesetter, notice: Notice): string {
  const codeStyle = { ...code, x: slipZone.euroSign.x, baseline: slipZone.codeBaseline };
  const debtorPlace = slipValuePlace(typesetter, wording.addressee, slipZone.debtorBaseline);
  const subjectPlace = slipValuePlace(typesetter, wording.slipSubject, slipZone.subjectBaseline);
  return [
    instalmentTitle(typesetter, slipZone.titleBaseline, notice),
    euroAmount(typesetter, slipZone.euroBaseline, notice),
    valueLines(typesetter, debtorPlace, notice.debtor.name),
    valueLines(typesetter, subjectPlace, notice.subject),
    textLine(typesetter, codeStyle, notice.noticeNumberText),
  ].join("");
}
