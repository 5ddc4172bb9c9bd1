import type { Notice } from "../../../domain/notices/notice.ts";
import type { PageBlock } from "../../pdf/page-template.ts";
import { bigValue } from "../../pdf/type-styles.ts";
import type { NoticeFrame, PaymentPick } from "../notice-frame.ts";
import { lineHeight } from "../text-blocks.ts";
import { fitRules } from "./fit-rules.ts";
import { ownBlock, ownFittedText } from "./fitted-block.ts";

type AmountPlace = {
  readonly x: number;
  readonly top: number;
  readonly widthMm: number;
  readonly pick: PaymentPick;
};

/** "152,00 Euro" in the largest type. */
export function bigAmount(
  { words }: NoticeFrame,
  { x, top, widthMm, pick }: AmountPlace,
): PageBlock<Notice> {
  const euro = words.text("euro").first;
  const middle = top + lineHeight(bigValue) / 2;
  const place = { x, middle, widthMm, rule: fitRules.bigAmount };
  return ownBlock(ownFittedText(place, (notice) => `${pick(notice).amountText} ${euro}`));
}
