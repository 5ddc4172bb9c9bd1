import type { Notice } from "../../../domain/notices/notice.ts";
import { amountEndingAt } from "../../pdf/amount-text.ts";
import type { OwnText } from "../../pdf/page-template.ts";
import { amountCode } from "../../pdf/type-styles.ts";
import type { PaymentPick } from "../notice-frame.ts";
import { baselineAround } from "../text-blocks.ts";
import type { ModuleFrame } from "./density.ts";
import { pageLeft, pageRight } from "./header.ts";

const amountMiddle = 2.1;

/** Left edge of the data beside a code, three of twelve columns from the left. */
export function dataLeft({ density }: Pick<ModuleFrame, "density">): number {
  const { gridGap } = density;
  const column = (pageRight - pageLeft - 11 * gridGap) / 12;
  return pageLeft + 3 * (column + gridGap);
}

/** "Euro 152,00" ending at the page's right margin, in the first line below `top`. */
export function amountAtRight(
  { words }: ModuleFrame,
  top: number,
  pick: PaymentPick,
): OwnText<Notice> {
  const place = { right: pageRight, baseline: baselineAround(top + amountMiddle, amountCode) };
  const currency = words.text("euro").first;
  return (typesetter, notice) =>
    amountEndingAt(typesetter, place, { currency, amountText: pick(notice).amountText });
}
