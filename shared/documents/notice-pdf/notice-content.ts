import type { Notice } from "../../domain/notices/notice.ts";
import { italianWording as wording } from "../../domain/notices/notice-wording.ts";
import { encodeDataMatrix } from "../barcodes/data-matrix.ts";
import { encodeQrCode } from "../barcodes/qr-code.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { fitText } from "../pdf/fitted-text.ts";
import { showSymbol } from "../pdf/module-font.ts";
import { points, pointsFromBottom, type TextStyle, textLine } from "../pdf/page.ts";
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
import { slipValueLeft } from "./slip-texts.ts";
import { centredBlock } from "./text-blocks.ts";

const bigSize = 16;
const code = { face: "monoBold", size: 10 } as const;
const amountCode = { face: "monoBold", size: 12, x: margins.right, align: "right" } as const;
/** From the right end of "Euro" to the amount. */
const euroGap = 1.9;

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
    face: "mono",
    size: 8,
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
  const { baseline, lineHeight } = layout.subject;
  const room = {
    face: "bold",
    sizes: [bigSize, 14, 12, 10],
    widthMm: layout.logo.x - margins.left - 3,
    linesMax: 2,
  } as const;
  const { size, lines } = fitText(typesetter, room, subject);
  const first = baseline - (lines.length > 1 ? lineHeight / 4 : 0);
  return lines
    .map((line, index) =>
      textLine(
        typesetter,
        { face: "bold", size, x: margins.left, baseline: first + index * lineHeight },
        line,
      ),
    )
    .join("");
}

/** The address block shrinks as a whole until it takes three lines at most. */
function addressTexts(
  typesetter: Typesetter,
  layout: NoticeLayout,
  addressLines: readonly string[],
): string {
  const x = layout.rightColumn;
  const room = { face: "regular", widthMm: margins.right - x } as const;
  for (const size of [12, 11, 10, 9, 8]) {
    const lines = addressLines.flatMap((line) => [
      ...fitText(typesetter, { ...room, sizes: [size], linesMax: 2 }, line).lines,
    ]);
    if (lines.length > 3 && size > 8) continue;
    const lineHeight = size * 0.49;
    const first = layout.addressBaseline - (lines.length > 2 ? lineHeight / 3 : 0);
    return lines
      .map((line, index) =>
        textLine(
          typesetter,
          { face: "regular", size, x, baseline: first + index * lineHeight },
          line,
        ),
      )
      .join("");
  }
  return "";
}

function paymentTexts(typesetter: Typesetter, layout: NoticeLayout, notice: Notice): string {
  const big = { face: "bold", size: bigSize, baseline: layout.amountBaseline } as const;
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
  const style = { face: "bold", size: 9, x: margins.right, baseline, align: "right" } as const;
  return textLine(typesetter, style, wording.singleInstalment + due);
}

function euroAmount(typesetter: Typesetter, baseline: number, notice: Notice): string {
  const amountWidth = (typesetter.widthOf("monoBold", notice.amountText) * 12 * 25.4) / 72;
  const euroRight = margins.right - amountWidth - euroGap;
  const euro = { face: "regular", size: 9, x: euroRight, baseline, align: "right" } as const;
  return (
    textLine(typesetter, euro, wording.euro) +
    textLine(typesetter, { ...amountCode, baseline }, notice.amountText)
  );
}

type ValuePlace = {
  readonly x: number;
  readonly baseline: number;
  readonly widthMm: number;
  readonly linesMax: number;
};

const valueLineHeight = 3.4;

/** A value in bold 8 points, smaller where it must be. */
function valueLines(typesetter: Typesetter, place: ValuePlace, text: string): string {
  const room = { ...place, face: "bold", sizes: [8, 7.5, 7, 6.5] } as const;
  const { size, lines } = fitText(typesetter, room, text);
  return lines
    .map((line, index) =>
      textLine(
        typesetter,
        { face: "bold", size, x: place.x, baseline: place.baseline + index * valueLineHeight },
        line,
      ),
    )
    .join("");
}

function slipContent(typesetter: Typesetter, notice: Notice): string {
  const placeAfter = (label: string, baseline: number) => {
    const x = slipValueLeft(typesetter, label);
    return { x, baseline, widthMm: slipZone.valuesRight - x, linesMax: 2 };
  };
  const codeStyle = { ...code, x: slipZone.euroSign.x, baseline: slipZone.codeBaseline };
  const debtorPlace = placeAfter(wording.addressee, slipZone.debtorBaseline);
  const subjectPlace = placeAfter(wording.slipSubject, slipZone.subjectBaseline);
  return [
    instalmentTitle(typesetter, slipZone.titleBaseline, notice),
    euroAmount(typesetter, slipZone.euroBaseline, notice),
    valueLines(typesetter, debtorPlace, notice.debtor.name),
    valueLines(typesetter, subjectPlace, notice.subject),
    textLine(typesetter, codeStyle, notice.noticeNumberText),
  ].join("");
}
