import type { NoticeCreditor } from "../../domain/notices/notice.ts";
import { italianWording as wording } from "../../domain/notices/notice-wording.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { fitText } from "../pdf/fitted-text.ts";
import { type TextStyle, textLine, textWidthMm } from "../pdf/page.ts";
import { barTitle, code, fiscalCodeInBar, heading, label, value } from "../pdf/type-styles.ts";
import {
  bodyLineHeight,
  dueDateLeft,
  layoutOf,
  margins,
  type NoticeLayout,
  type NoticeVariant,
  noteLeft,
  noticeCodeLeft,
  titleBaseline,
  titleLeft,
  valueOffset,
} from "./notice-layout.ts";
import { type ColumnText, centredBlock, paragraph } from "./text-blocks.ts";

/** From a heading to its text, and from the text to the next heading beyond a line. */
const headingGap = 4.2;
const sectionGap = 4.1;

/** Texts that every notice of the ente has in the same place, inside BT … ET. */
export function fixedTexts(
  typesetter: Typesetter,
  creditor: NoticeCreditor,
  variant: NoticeVariant,
): string {
  const layout = layoutOf(variant);
  const draw = (style: TextStyle, text: string) => textLine(typesetter, style, text);
  return [
    draw({ ...barTitle, x: titleLeft, baseline: titleBaseline }, wording.title.toUpperCase()),
    barTitles(typesetter, layout, variant),
    creditorTexts(typesetter, layout, creditor),
    amountTexts(typesetter, layout, variant),
    whereToPayTexts(typesetter, layout),
    dataTexts(typesetter, layout, creditor),
  ].join("");
}

function barTitles(
  typesetter: Typesetter,
  layout: NoticeLayout,
  { withDueDate }: NoticeVariant,
): string {
  const [parties, payment, data] = layout.barBaselines;
  const howMuch = withDueDate ? wording.howMuchAndWhen : wording.howMuch;
  const right = layout.rightColumn;
  const title = (x: number, baseline: number, text: string) =>
    textLine(typesetter, { ...barTitle, x, baseline }, text.toUpperCase());
  const linkStyle = { ...barTitle, x: margins.right, baseline: payment, align: "right" } as const;
  return [
    title(margins.left, parties, wording.creditor),
    title(right, parties, wording.addressee),
    title(margins.left, payment, howMuch),
    title(right, payment, wording.whereToPay),
    textLine(typesetter, linkStyle, wording.link),
    title(margins.left, data, wording.paymentData),
  ].join("");
}

/** Name, office and contacts; the name shrinks from 40 and from 65 characters on. */
function creditorTexts(
  typesetter: Typesetter,
  layout: NoticeLayout,
  creditor: NoticeCreditor,
): string {
  const { name, officeName, info, fiscalCode } = creditor;
  const nameRoom =
    name.length >= 65
      ? { sizes: [10, 9, 8], linesMax: 3 }
      : { oneLineSizes: name.length >= 40 ? [] : [14], sizes: [12, 11, 10], linesMax: 2 };
  const widthMm = margins.leftColumnEnd - margins.left;
  const column = (style: Omit<ColumnText, "x" | "widthMm">, text: string | undefined) =>
    text === undefined
      ? ""
      : centredBlock(typesetter, { ...style, x: margins.left, widthMm }, text);
  const fiscalCodeStyle: TextStyle = {
    ...fiscalCodeInBar,
    x: margins.leftColumnEnd,
    baseline: layout.barBaselines[0],
    align: "right",
  };
  return [
    textLine(typesetter, fiscalCodeStyle, fiscalCode),
    column({ face: "bold", baseline: layout.nameBaseline, ...nameRoom }, name),
    column(
      { face: "regular", sizes: [12, 11, 10, 9, 8], baseline: layout.officeBaseline, linesMax: 1 },
      officeName,
    ),
    column(
      { face: "regular", sizes: [8, 7.5, 7], baseline: layout.infoBaseline, linesMax: 2 },
      info,
    ),
  ].join("");
}

function amountTexts(
  typesetter: Typesetter,
  layout: NoticeLayout,
  { withDueDate }: NoticeVariant,
): string {
  const head = { ...heading, baseline: layout.amountLabelBaseline };
  const widthMm = margins.leftColumnEnd - noteLeft;
  const note = { x: noteLeft, baseline: layout.noteBaseline, widthMm };
  return [
    textLine(typesetter, { ...head, x: margins.left }, wording.amount),
    withDueDate ? textLine(typesetter, { ...head, x: dueDateLeft }, wording.dueBy) : "",
    paragraph(typesetter, note, wording.amountMayChange).operators,
  ].join("");
}

function whereToPayTexts(typesetter: Typesetter, layout: NoticeLayout): string {
  const x = layout.rightColumn;
  const widthMm = margins.right - x;
  const parts: string[] = [];
  let baseline = layout.whereBaseline;
  for (const [head, text] of [
    [wording.payOnline, wording.payOnlineText],
    [wording.payLocally, wording.payLocallyText],
  ] as const) {
    parts.push(textLine(typesetter, { ...barTitle, x, baseline }, head.toUpperCase()));
    const body = paragraph(typesetter, { x, baseline: baseline + headingGap, widthMm }, text);
    parts.push(body.operators);
    baseline = body.nextBaseline + sectionGap;
  }
  return parts.join("");
}

function dataTexts(typesetter: Typesetter, layout: NoticeLayout, creditor: NoticeCreditor): string {
  const [first] = layout.dataColumns;
  const [debtor, creditorLabel, subject] = layout.dataLabelBaselines;
  const at = (x: number, baseline: number, text: string) =>
    textLine(typesetter, { ...label, x, baseline }, text);
  const rightLabel: TextStyle = {
    ...label,
    x: margins.right,
    baseline: layout.codeLabelBaseline,
    align: "right",
  };
  const rightCode: TextStyle = { ...rightLabel, ...code, baseline: layout.codeBaseline };
  const cbill =
    creditor.cbillCode === undefined
      ? ""
      : at(first, layout.codeLabelBaseline, wording.cbillCode) +
        textLine(
          typesetter,
          { ...code, x: first, baseline: layout.codeBaseline },
          creditor.cbillCode,
        );
  return [
    at(first, debtor, wording.addressee),
    at(first, creditorLabel, wording.creditor),
    at(first, subject, wording.subject),
    cbill,
    at(noticeCodeLeft(layout, creditor), layout.codeLabelBaseline, wording.noticeCode),
    textLine(typesetter, rightLabel, wording.creditorFiscalCode),
    textLine(typesetter, rightCode, creditor.fiscalCode),
    boldCreditor(typesetter, first, { baseline: creditorLabel + valueOffset, name: creditor.name }),
    qrHelp(typesetter, layout),
  ].join("");
}

function boldCreditor(
  typesetter: Typesetter,
  x: number,
  { baseline, name }: { readonly baseline: number; readonly name: string },
): string {
  const room = { face: "bold", sizes: [8, 7.5, 7, 6.5, 6], linesMax: 1 } as const;
  const { size, lines } = fitText(typesetter, { ...room, widthMm: margins.right - x }, name);
  return textLine(typesetter, { face: "bold", size, x, baseline }, lines[0] ?? "");
}

/** "Inquadra il codice QR …" with two words in bold, on two lines under the code. */
function qrHelp(typesetter: Typesetter, layout: NoticeLayout): string {
  const [before, bold, after, secondLine] = wording.scanQr;
  const baseline = layout.qrHelpBaseline;
  const boldLeft = margins.left + textWidthMm(typesetter, label, before);
  const afterLeft = boldLeft + textWidthMm(typesetter, value, bold);
  const secondBaseline = baseline + bodyLineHeight;
  return [
    textLine(typesetter, { ...label, x: margins.left, baseline }, before),
    textLine(typesetter, { ...value, x: boldLeft, baseline }, bold),
    textLine(typesetter, { ...label, x: afterLeft, baseline }, after),
    textLine(typesetter, { ...label, x: margins.left, baseline: secondBaseline }, secondLine),
  ].join("");
}
