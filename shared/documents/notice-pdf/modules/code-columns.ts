import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import { type TextStyle, textLine } from "../../pdf/page.ts";
import { fixedPiece, type OwnText, ownPiece, type PageBlock } from "../../pdf/page-template.ts";
import { prepareLine } from "../../pdf/prepared-line.ts";
import { code, codeLabel } from "../../pdf/type-styles.ts";
import type { PaymentPick, PlacedModule } from "../notice-frame.ts";
import { baselineBelow, lineHeight } from "../text-blocks.ts";
import type { ModuleFrame } from "./density.ts";
import { stackedLabel } from "./stacked-label.ts";

/** A code with its label above: the ente's own, or the notice code of a payment. */
export type CodeColumn = {
  readonly x: number;
  readonly widthMm: number;
  /** Which end stands at `x`; left when absent. */
  readonly align?: "right";
  readonly label: NoticeText;
  readonly code: string | PaymentPick;
};

const valueGap = 1;

/** Codes side by side, their labels in one line for each language. */
export function codeColumns(
  frame: ModuleFrame,
  top: number,
  columns: readonly CodeColumn[],
): PlacedModule {
  const languages = frame.words.languages.length;
  const valueTop = top + languages * lineHeight(codeLabel) + valueGap;
  const baseline = baselineBelow(valueTop, code);
  const blocks = columns.map((column): PageBlock<Notice> => {
    const { x, widthMm, align } = column;
    const place = { x, top, widthMm, style: codeLabel, ...(align === undefined ? {} : { align }) };
    const style = { ...code, x, baseline, ...(align === undefined ? {} : { align }) };
    const shown =
      typeof column.code === "string"
        ? fixedPiece<Notice>(textLine(frame.typesetter, style, column.code))
        : ownPiece(noticeCode(style, column.code));
    return { role: "P", pieces: [...stackedLabel(frame, place, column.label).pieces, shown] };
  });
  return { blocks, bottom: valueTop + lineHeight(code) };
}

function noticeCode(style: TextStyle, pick: PaymentPick): OwnText<Notice> {
  const line = prepareLine(style);
  return (typesetter, notice) => line(typesetter, pick(notice).noticeNumberText);
}
