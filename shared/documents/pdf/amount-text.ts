import type { Typesetter } from "../fonts/typesetter.ts";
import { textLine, textWidthMm } from "./page.ts";
import { amountCode, amountLabel } from "./type-styles.ts";

/** From the right end of the currency to the amount, in millimetres. */
const currencyGap = 1.9;

export type AmountText = {
  readonly currency: string;
  readonly amountText: string;
  /** In points; as large as on the notice when absent. */
  readonly size?: number;
};

/** "Euro 1.234,56", the amount in the type of codes, ending at a place of the page. */
export function amountEndingAt(
  typesetter: Typesetter,
  { right, baseline }: { readonly right: number; readonly baseline: number },
  { currency, amountText, size = amountCode.size }: AmountText,
): string {
  const place = { x: right, baseline, align: "right" } as const;
  const currencyRight =
    right - textWidthMm(typesetter, { ...amountCode, size }, amountText) - currencyGap;
  return (
    textLine(typesetter, { ...amountLabel, ...place, x: currencyRight }, currency) +
    textLine(typesetter, { ...amountCode, ...place, size }, amountText)
  );
}
