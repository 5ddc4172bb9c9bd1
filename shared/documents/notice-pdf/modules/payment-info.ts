import type { Notice } from "../../../domain/notices/notice.ts";
import { textWidthMm } from "../../pdf/page.ts";
import { ownPiece, type PageBlock } from "../../pdf/page-template.ts";
import { prepareLine } from "../../pdf/prepared-line.ts";
import { bigValue, bodyText, heading } from "../../pdf/type-styles.ts";
import type { PaymentPick, PlacedModule } from "../notice-frame.ts";
import { baselineBelow, type LineStyles, lineHeight } from "../text-blocks.ts";
import { barHeading, bars, scaledLine } from "./bars.ts";
import { bigAmount } from "./big-amount.ts";
import { fewInstalmentsMax, type ModuleFrame } from "./density.ts";
import { fineAmount, fineAmounts } from "./fine-amounts.ts";
import { pageLeft } from "./header.ts";
import { type Note, notesBlock, notesGap } from "./notes.ts";
import { leftBar, leftColumnRight, rightBar } from "./parties.ts";
import { waysToPay, whereToPayBar } from "./ways-to-pay.ts";

const amountClearance = 4;
const widestDate = "00/00/0000";

/**
 * How much and when to pay at the left, where to pay at the right. With slips each amount of a fine
 * has a page of its own, which shows that amount alone.
 */
export function paymentInfoModule(
  frame: ModuleFrame,
  top: number,
  amountOfFine?: "discounted" | "reduced",
): PlacedModule {
  const { density, words } = frame;
  const title = words.chosen("howMuchTitle") ?? words.text("howMuchAndWhen");
  const rowsTop = top + density.barHeight + density.rowGap;
  const left = leftColumn(frame, rowsTop, amountOfFine);
  const right = waysToPay(frame, rowsTop);
  return {
    blocks: [
      bars(top, density, [leftBar, rightBar]),
      barHeading(frame, { x: pageLeft, top, widthMm: leftColumnRight + 2 - pageLeft }, title),
      ...left.blocks,
      ...whereToPayBar(frame, top),
      ...right.blocks,
    ],
    bottom: Math.max(left.bottom, right.bottom) + density.sectionGap,
  };
}

function leftColumn(
  frame: ModuleFrame,
  top: number,
  kind: "discounted" | "reduced" | undefined,
): PlacedModule {
  const { parts } = frame.form;
  if (parts.kind === "fine") {
    return kind === undefined ? fineAmounts(frame, top) : fineAmount(frame, top, kind);
  }
  const showsAmount = parts.kind === "single" || parts.withSingle;
  const notes = notesOf(frame);
  if (!showsAmount) return notesBlock(frame, top, notes);
  const amount = amountAndDate(frame, top);
  const below = notesBlock(frame, amount.bottom + notesGap, notes);
  return { blocks: [...amount.blocks, ...below.blocks], bottom: below.bottom };
}

function notesOf({ words, form }: ModuleFrame): readonly Note[] {
  const { parts } = form;
  const amountMayChange = { text: words.text("amountMayChange") };
  if (parts.kind !== "instalments") return [amountMayChange];
  if (parts.count > fewInstalmentsMax && !parts.withSingle) {
    return [{ text: words.text("amountsInDetails") }, amountMayChange];
  }
  const instalments = words.chosen("instalmentsNote");
  return [...(instalments === undefined ? [] : [{ text: instalments }]), amountMayChange];
}

const amountStyles: LineStyles = { first: heading, second: bodyText, mutes: true };

/** "Importo" with the amount under it, "entro il" with the date. */
function amountAndDate(frame: ModuleFrame, top: number): PlacedModule {
  const { typesetter, words, form } = frame;
  const dateLeft = leftColumnRight - textWidthMm(typesetter, bigValue, widestDate);
  const valueTop = top + lineHeight(heading);
  const pick: PaymentPick = ({ payments }) => payments[0];
  const label = (key: "amount" | "dueBy", x: number, widthMm: number) =>
    scaledLine(frame, { styles: amountStyles, widthMm }, words.text(key)).place(
      x,
      baselineBelow(top, heading),
    );
  const amountWidth = (form.withDueDate ? dateLeft - amountClearance : leftColumnRight) - pageLeft;
  const amount = bigAmount(frame, { x: pageLeft, top: valueTop, widthMm: amountWidth, pick });
  const dated: readonly PageBlock<Notice>[] = [
    { role: "P", pieces: label("dueBy", dateLeft, leftColumnRight - dateLeft) },
    dueDate({ x: dateLeft, baseline: baselineBelow(valueTop, bigValue) }, pick),
  ];
  return {
    blocks: [
      { role: "P", pieces: label("amount", pageLeft, amountWidth) },
      amount,
      ...(form.withDueDate ? dated : []),
    ],
    bottom: valueTop + lineHeight(bigValue),
  };
}

function dueDate(
  place: { readonly x: number; readonly baseline: number },
  pick: PaymentPick,
): PageBlock<Notice> {
  const line = prepareLine({ ...bigValue, ...place });
  const piece = ownPiece<Notice>((typesetter, notice) =>
    line(typesetter, pick(notice).dueDateText ?? ""),
  );
  return { role: "P", pieces: [piece] };
}
