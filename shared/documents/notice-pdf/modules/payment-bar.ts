import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import { textWidthMm } from "../../pdf/page.ts";
import { ownPiece, type PageBlock, type PagePiece } from "../../pdf/page-template.ts";
import { prepareLine } from "../../pdf/prepared-line.ts";
import { amountLabel, barTitle, label } from "../../pdf/type-styles.ts";
import type { PaymentPick } from "../notice-frame.ts";
import { bilingualLine, type LineStyles } from "../text-blocks.ts";
import { barBaseline, barStyles, bars, capitalTitle, scaledStyles } from "./bars.ts";
import type { ModuleFrame } from "./density.ts";
import { fixedTextScales } from "./fit-rules.ts";
import { pageLeft, pageRight } from "./header.ts";

/** A payment of the notice as the modules show it. */
export type ShownPayment = {
  readonly pick: PaymentPick;
  readonly title: NoticeText;
  /** At the right end of the bar; with the due date after it where `dated`. */
  readonly term: NoticeText;
  readonly termStyles: LineStyles;
  readonly dated: boolean;
};

const dueStyles: LineStyles = { first: barTitle, second: label };
const fineStyles: LineStyles = { first: amountLabel, mutes: true };

/** The payment at once. */
export function singlePayment({ words, form }: ModuleFrame): ShownPayment {
  return {
    pick: ({ payments }) => payments[0],
    title: words.text("paymentData"),
    term: words.chosen("singleTitle") ?? words.text("singleInstalment"),
    termStyles: dueStyles,
    dated: form.withDueDate,
  };
}

/** One of the two amounts of a traffic fine. */
export function finePayment({ words }: ModuleFrame, kind: "discounted" | "reduced"): ShownPayment {
  const isDiscounted = kind === "discounted";
  return {
    pick: ({ payments }) => (isDiscounted ? payments[0] : (payments[1] ?? payments[0])),
    title: words.text(isDiscounted ? "discountedAmount" : "reducedAmount"),
    term: words.text(isDiscounted ? "withinFiveDays" : "fromSixthToSixtiethDay"),
    termStyles: fineStyles,
    dated: false,
  };
}

/** Between the title of a bar and its term, and from the term to the due date. */
const titleClearance = 4;
const dateGap = 1;
const widestDate = "00/00/0000";

/** A bar across the page: what is paid at the left, by when at the right. */
export function paymentBar(
  frame: ModuleFrame,
  top: number,
  { title, term, termStyles, dated, pick }: ShownPayment,
): readonly PageBlock<Notice>[] {
  const titleText = capitalTitle(frame, title);
  const dateWidth = textWidthMm(frame.typesetter, barTitle, widestDate);
  const termRight = dated ? pageRight - dateWidth - dateGap : pageRight;
  const measuredAt = (scale: number) => ({
    title: bilingualLine(frame, scaledStyles(barStyles, scale), titleText),
    term: bilingualLine(frame, scaledStyles(termStyles, scale), term),
  });
  const room = termRight - pageLeft - titleClearance;
  const scale = fixedTextScales.find((candidate) => {
    const measured = measuredAt(candidate);
    return measured.title.widthMm + measured.term.widthMm <= room;
  });
  const lines = measuredAt(scale ?? fixedTextScales[fixedTextScales.length - 1] ?? 1);
  const baseline = barBaseline(top, frame, barTitle);
  const termPieces = lines.term.place(termRight - lines.term.widthMm, baseline);
  const date = dated ? [dueDatePiece(pick, { x: pageRight - dateWidth, baseline })] : [];
  return [
    bars(top, frame.density, [{ x: 0, width: 210 }]),
    { role: "H2", pieces: lines.title.place(pageLeft, baseline) },
    { role: "P", pieces: [...termPieces, ...date] },
  ];
}

function dueDatePiece(
  pick: PaymentPick,
  place: { readonly x: number; readonly baseline: number },
): PagePiece<Notice> {
  const line = prepareLine({ ...barTitle, ...place });
  return ownPiece((typesetter, notice) => line(typesetter, pick(notice).dueDateText ?? ""));
}
