import type { Notice } from "../../../domain/notices/notice.ts";
import { encodeQrCode } from "../../barcodes/qr-code.ts";
import { points, pointsFromBottom } from "../../pdf/page.ts";
import type { PageBlock } from "../../pdf/page-template.ts";
import { drawSymbol } from "../../pdf/symbol-mask.ts";
import { caption } from "../../pdf/type-styles.ts";
import type { PaymentPick, PlacedModule } from "../notice-frame.ts";
import { bilingualParagraph } from "../text-blocks.ts";
import { alternativeTexts } from "./alternative-texts.ts";
import type { ModuleFrame } from "./density.ts";
import {
  amountField,
  creditorCodeFields,
  dueDateField,
  fieldHeight,
  noticeCodeField,
} from "./instalment-fields.ts";
import type { ColumnPlace, ColumnStyle } from "./instalment-grid.ts";
import { shortText } from "./instalment-labels.ts";
import { type SubjectFit, subjectAndCreditor } from "./instalment-subject.ts";

/** Between the bar and what stands below it, and between the parts of a column. */
const partGap = 4;
const fieldGap = 2;
/** Below a QR code beside two fields. */
const codeClearance = 1.03;
const narrowCodeSide = 20;

export type InstalmentColumn = {
  readonly place: ColumnPlace;
  readonly style: ColumnStyle;
  /** Lower edge of the column's bar. */
  readonly top: number;
  readonly pick: PaymentPick;
  readonly fitSubject: SubjectFit;
};

/** What an instalment is paid with: amount, date, codes; subject and creditor; the QR code. */
export function instalmentColumn(frame: ModuleFrame, column: InstalmentColumn): PlacedModule {
  const { style, place, pick, fitSubject } = column;
  const top = column.top + partGap;
  const x = place.left;
  const tops = fieldTops(style, top);
  const codesBottom = tops.creditorCodes + fieldHeight;
  const row = { place, top: codesBottom + partGap, isWide: style === "wide", fitSubject };
  const values =
    style === "compact" ? { blocks: [], bottom: codesBottom } : subjectAndCreditor(frame, row);
  const help = helpText(frame, column, values.bottom + partGap);
  return {
    blocks: [
      amountField(frame, { x, top: tops.amount }, pick),
      dueDateField(frame, { x, top: tops.dueDate }, pick),
      noticeCodeField(frame, { x, top: tops.noticeCode }, pick),
      ...creditorCodeFields(frame, { x, top: tops.creditorCodes }),
      ...values.blocks,
      qrCode(frame, column, top),
      ...help.blocks,
    ],
    bottom: help.bottom,
  };
}

/** Fields stand evenly beside the QR code: three of a wide column, two of the others. */
function fieldTops(style: ColumnStyle, top: number) {
  const besideCode = style === "wide" ? 3 : 2;
  const height = besideCode * fieldHeight + (besideCode - 1) * fieldGap;
  const room = style === "wide" ? height : Math.max(height, narrowCodeSide + codeClearance);
  const pitch = fieldHeight + fieldGap + (room - height) / besideCode;
  const noticeCode = top + 2 * pitch;
  return {
    amount: top,
    dueDate: top + pitch,
    noticeCode,
    creditorCodes: noticeCode + fieldHeight + fieldGap,
  };
}

function qrCode(frame: ModuleFrame, column: InstalmentColumn, top: number): PageBlock<Notice> {
  const { style, place, pick } = column;
  const side = style === "wide" ? frame.density.qrSide : narrowCodeSide;
  const box = { x: place.right - side, y: top, width: side, height: side };
  const symbol = { left: points(box.x), top: pointsFromBottom(box.y), side: points(side) };
  return {
    role: "Figure",
    alt: alternativeTexts(frame.words.languages[0]).qrCode,
    box,
    own: (_setter, notice) => drawSymbol(encodeQrCode(pick(notice).qrPayload), symbol),
  };
}

/** In both languages in a wide column; in the others small, and short like the labels. */
function helpText(frame: ModuleFrame, column: InstalmentColumn, top: number): PlacedModule {
  const { place, style } = column;
  const text = frame.words.text("scanQrAbove");
  const room = { x: place.left, top, widthMm: place.right - place.left };
  if (style === "wide") {
    const { pieces, bottom } = bilingualParagraph(
      frame,
      { ...room, style: frame.density.body },
      text,
    );
    return { blocks: [{ role: "P", pieces }], bottom };
  }
  const short = { first: shortText(text) };
  const { pieces, bottom } = bilingualParagraph(frame, { ...room, style: caption }, short);
  const language = frame.words.languages[1];
  const spoken = language === undefined ? pieces : pieces.map((piece) => ({ ...piece, language }));
  return { blocks: [{ role: "P", pieces: spoken }], bottom };
}
