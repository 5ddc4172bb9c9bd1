import type { Notice } from "../../../domain/notices/notice.ts";
import { wording2019 } from "../../../domain/notices/wording/wording-2019.ts";
import { textLine, textWidthMm } from "../../pdf/page.ts";
import { fixedPiece, ownPiece, type PageBlock } from "../../pdf/page-template.ts";
import { prepareLine } from "../../pdf/prepared-line.ts";
import { barTitle, fiscalCodeInBar, label } from "../../pdf/type-styles.ts";
import { barBaseline } from "../modules/bars.ts";
import type { ModuleFrame } from "../modules/density.ts";

type Span = { readonly x: number; readonly width: number };

/** All that is between the margins, and its two halves. */
export const wholeWidth = { x: 10, width: 190 } as const satisfies Span;
export const leftHalf = { x: 10, width: 92 } as const satisfies Span;
export const rightHalf = { x: 108, width: 92 } as const satisfies Span;

/** A bar, or the half of one, that texts stand in. */
export type BarPlace = { readonly span: Span; readonly top: number };

/** Of the texts in a bar, from its ends. */
const inset = 2;
const wordGap = 1.2;
const widestDate = "00/00/0000";
/** Of sixteen characters. */
const debtorCodeRoom = 27.2;

/** Where the text at the right of a bar ends. */
function barTextRight({ x, width }: Span): number {
  return x + width - inset;
}

/** The title of a bar, in capitals. */
export function zoneTitle(
  frame: ModuleFrame,
  { span, top }: BarPlace,
  title: string,
): PageBlock<Notice> {
  const style = { ...barTitle, x: span.x + inset, baseline: barBaseline(top, frame, barTitle) };
  const operators = textLine(frame.typesetter, style, title.toUpperCase());
  return { role: "H2", pieces: [fixedPiece(operators)] };
}

/** "RATA UNICA entro il 31/12/2019" at the right of a bar. */
export function instalmentTerm(frame: ModuleFrame, { span, top }: BarPlace): PageBlock<Notice> {
  const { typesetter, words, form } = frame;
  const right = barTextRight(span);
  const baseline = barBaseline(top, frame, barTitle);
  const title = words.text("singleInstalment").first.toUpperCase();
  const titleEndingAt = (x: number) =>
    fixedPiece<Notice>(textLine(typesetter, { ...barTitle, x, baseline, align: "right" }, title));
  if (!form.withDueDate) return { role: "P", pieces: [titleEndingAt(right)] };
  const dateLeft = right - textWidthMm(typesetter, barTitle, widestDate);
  const dueBy = words.text("dueBy").first;
  const dueByLeft = dateLeft - wordGap - textWidthMm(typesetter, label, dueBy);
  const date = prepareLine({ ...barTitle, x: dateLeft, baseline });
  return {
    role: "P",
    pieces: [
      titleEndingAt(dueByLeft - wordGap),
      fixedPiece(textLine(typesetter, { ...label, x: dueByLeft, baseline }, dueBy)),
      ownPiece((each, { payments }) => date(each, payments[0].dueDateText ?? "")),
    ],
  };
}

/** "Cod. Fiscale" and the ente's code at the right of a bar. */
export function creditorCode(frame: ModuleFrame, place: BarPlace): PageBlock<Notice> {
  const { typesetter, creditor } = frame;
  const room = textWidthMm(typesetter, fiscalCodeInBar, creditor.fiscalCode);
  const { labelOperators, codeStyle } = fiscalCodeParts(frame, place, room);
  const code = textLine(typesetter, codeStyle, creditor.fiscalCode);
  return { role: "P", pieces: [fixedPiece(labelOperators + code)] };
}

/** The same of the debtor; nothing where the ente does not name the debtor. */
export function debtorCode(frame: ModuleFrame, place: BarPlace): PageBlock<Notice> {
  const { labelOperators, codeStyle } = fiscalCodeParts(frame, place, debtorCodeRoom);
  const code = prepareLine(codeStyle);
  const piece = ownPiece<Notice>((typesetter, { debtor }) =>
    debtor.code === undefined ? "" : labelOperators + code(typesetter, debtor.code),
  );
  return { role: "P", pieces: [piece] };
}

function fiscalCodeParts(frame: ModuleFrame, { span, top }: BarPlace, codeWidth: number) {
  const x = barTextRight(span) - codeWidth;
  const baseline = barBaseline(top, frame, label);
  const labelStyle = { ...label, x: x - wordGap, baseline, align: "right" } as const;
  return {
    labelOperators: textLine(frame.typesetter, labelStyle, wording2019.fiscalCode),
    codeStyle: { ...fiscalCodeInBar, x, baseline: barBaseline(top, frame, fiscalCodeInBar) },
  };
}
