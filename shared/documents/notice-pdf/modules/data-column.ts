import type { Notice } from "../../../domain/notices/notice.ts";
import { textLine, textWidthMm } from "../../pdf/page.ts";
import type { OwnText } from "../../pdf/page-template.ts";
import { prepareLine } from "../../pdf/prepared-line.ts";
import { amountCode, amountLabel } from "../../pdf/type-styles.ts";
import type { PaymentPick } from "../notice-frame.ts";
import { baselineAround } from "../text-blocks.ts";
import type { ModuleFrame } from "./density.ts";
import { pageLeft, pageRight } from "./header.ts";

const amountMiddle = 2.1;
/** From the right end of the currency to the amount. */
const currencyGap = 1.9;
const amountLengthMax = "999.999.999,99".length;

/** Left edge of the data beside a code, three of twelve columns from the left. */
export function dataLeft({ density }: Pick<ModuleFrame, "density">): number {
  const { gridGap } = density;
  const column = (pageRight - pageLeft - 11 * gridGap) / 12;
  return pageLeft + 3 * (column + gridGap);
}

/**
 * "Euro 152,00" ending at the page's right margin, in the first line below `top`. The type of
 * amounts has one width for all characters: where the currency stands depends on their number.
 */
export function amountAtRight(
  { words, typesetter }: ModuleFrame,
  top: number,
  pick: PaymentPick,
): OwnText<Notice> {
  const baseline = baselineAround(top + amountMiddle, amountCode);
  const amountLine = prepareLine({ ...amountCode, x: pageRight, baseline, align: "right" });
  const currency = words.text("euro").first;
  const character = textWidthMm(typesetter, amountCode, "0");
  const currencyLines = Array.from({ length: amountLengthMax + 1 }, (_, length) => {
    const x = pageRight - length * character - currencyGap;
    return textLine(typesetter, { ...amountLabel, x, baseline, align: "right" }, currency);
  });
  return (setter, notice) => {
    const { amountText } = pick(notice);
    return (currencyLines[amountText.length] ?? "") + amountLine(setter, amountText);
  };
}
