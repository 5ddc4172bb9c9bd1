import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import { textLine, textWidthMm } from "../../pdf/page.ts";
import { fixedPiece, type PageBlock, type PagePiece } from "../../pdf/page-template.ts";
import { prepareLine } from "../../pdf/prepared-line.ts";
import { code, codeLabel } from "../../pdf/type-styles.ts";
import type { PaymentPick } from "../notice-frame.ts";
import { baselineBelow, bilingualLine, lineHeight } from "../text-blocks.ts";
import type { ModuleFrame } from "./density.ts";
import { shortLabel, shortText } from "./instalment-labels.ts";

export type FieldPlace = { readonly x: number; readonly top: number };

/** Of a label and the code below it. */
export const fieldHeight = lineHeight(codeLabel) + lineHeight(code);

/** From the wider of the creditor's fiscal code and its label to the CBILL code. */
const codesGap = 10;

/** "Euro" and the amount. */
export function amountField(
  { typesetter, words }: ModuleFrame,
  place: FieldPlace,
  pick: PaymentPick,
): PageBlock<Notice> {
  const amount = prepareLine(codeStyle(place));
  return {
    role: "P",
    pieces: [
      fixedPiece(textLine(typesetter, labelStyle(place), words.text("euro").first)),
      { own: (setter, notice) => amount(setter, pick(notice).amountText) },
    ],
  };
}

/** "entro il" and the date of a payment that has one; nothing of another. */
export function dueDateField(
  frame: ModuleFrame,
  place: FieldPlace,
  pick: PaymentPick,
): PageBlock<Notice> {
  const text = frame.words.text("dueBy");
  const line = bilingualLine(frame, { first: codeLabel, mutes: true }, text);
  const date = prepareLine(codeStyle(place));
  const labels = line.place(place.x, labelStyle(place).baseline);
  return {
    role: "P",
    pieces: [
      ...labels.map((piece) => onlyWithDueDate(piece, pick)),
      {
        own: (setter, notice) => {
          const { dueDateText } = pick(notice);
          return dueDateText === undefined ? "" : date(setter, dueDateText);
        },
      },
    ],
  };
}

function onlyWithDueDate(piece: PagePiece<Notice>, pick: PaymentPick): PagePiece<Notice> {
  if (!("fixed" in piece)) return piece;
  const { fixed, ...rest } = piece;
  return {
    ...rest,
    own: (_setter, notice) => (pick(notice).dueDateText === undefined ? "" : fixed),
  };
}

export function noticeCodeField(
  frame: ModuleFrame,
  place: FieldPlace,
  pick: PaymentPick,
): PageBlock<Notice> {
  const noticeNumber = prepareLine(codeStyle(place));
  return {
    role: "P",
    pieces: [
      shortLabel(frame, labelStyle(place), frame.words.text("noticeCode")),
      { own: (setter, notice) => noticeNumber(setter, pick(notice).noticeNumberText) },
    ],
  };
}

/** Fiscal code of the creditor and, where it has one, its CBILL code beside. */
export function creditorCodeFields(
  frame: ModuleFrame,
  { x, top }: FieldPlace,
): readonly PageBlock<Notice>[] {
  const { typesetter, words, creditor } = frame;
  const fiscalCodeLabel = words.text("creditorFiscalCode");
  const widest = Math.max(
    textWidthMm(typesetter, codeLabel, shortText(fiscalCodeLabel)),
    textWidthMm(typesetter, code, creditor.fiscalCode),
  );
  const field = (place: FieldPlace, text: NoticeText, value: string): PageBlock<Notice> => ({
    role: "P",
    pieces: [
      shortLabel(frame, labelStyle(place), text),
      fixedPiece(textLine(typesetter, codeStyle(place), value)),
    ],
  });
  const fiscalCode = field({ x, top }, fiscalCodeLabel, creditor.fiscalCode);
  if (creditor.cbillCode === undefined) return [fiscalCode];
  const besideIt = { x: x + widest + codesGap, top };
  return [fiscalCode, field(besideIt, words.text("cbillCode"), creditor.cbillCode)];
}

function labelStyle({ x, top }: FieldPlace) {
  return { ...codeLabel, x, baseline: baselineBelow(top, codeLabel) };
}

function codeStyle({ x, top }: FieldPlace) {
  return { ...code, x, baseline: baselineBelow(top + lineHeight(codeLabel), code) };
}
