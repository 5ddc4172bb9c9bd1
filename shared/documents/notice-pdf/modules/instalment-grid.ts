import type { Notice, NoticePayment } from "../../../domain/notices/notice.ts";
import type { NoticeForm } from "../../../domain/notices/notice-form.ts";
import type { PaymentPick } from "../notice-frame.ts";

/**
 * How much an instalment's column tells:
 * - `wide`: one of two columns, with subject and creditor;
 * - `narrow`: one of three columns, the notice code below the QR code, with subject and creditor;
 * - `compact`: the same without subject and creditor.
 */
export type ColumnStyle = "wide" | "narrow" | "compact";

const gridLeft = 7;
const gridRight = 203;
/** From the edge of a column's bar to its texts. */
const inset = 3;

/** Where a column stands, in millimetres. */
export type ColumnPlace = {
  readonly barLeft: number;
  readonly barWidth: number;
  /** Edges of what stands below the bar. */
  readonly left: number;
  readonly right: number;
};

/** The place of a column on its row; `index` from 0. */
export function placeColumn(
  { columns, gap }: { readonly columns: number; readonly gap: number },
  index: number,
): ColumnPlace {
  const barWidth = (gridRight - gridLeft - (columns - 1) * gap) / columns;
  const barLeft = gridLeft + index * (barWidth + gap);
  return { barLeft, barWidth, left: barLeft + inset, right: barLeft + barWidth - inset };
}

/** Finds an instalment by its place among those of the notice, from 1, in notices of the form. */
export function instalmentAt({ parts }: NoticeForm, place: number): PaymentPick {
  const hasSingle = parts.kind === "instalments" && parts.withSingle;
  const index = hasSingle ? place : place - 1;
  return ({ payments }: Notice): NoticePayment => {
    const payment = payments[index];
    if (payment === undefined) throw new Error(`L'avviso non ha ${place} rate`);
    return payment;
  };
}

/** The number of an instalment in its plan: those that were paid are in no notice. */
export function numberOf({ number }: NoticePayment): number {
  if (number === undefined) throw new Error("Rata senza numero");
  return number;
}
