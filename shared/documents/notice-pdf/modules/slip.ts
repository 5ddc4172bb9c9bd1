import type { Notice } from "../../../domain/notices/notice.ts";
import type { PageBlock } from "../../pdf/page-template.ts";
import type { PlacedModule } from "../notice-frame.ts";
import { dataLeft } from "./data-column.ts";
import type { ModuleFrame } from "./density.ts";
import { pageRight } from "./header.ts";
import { scissorsIcon } from "./icons.ts";
import { mark } from "./marks.ts";
import { paymentBar, type ShownPayment } from "./payment-bar.ts";
import { slipData } from "./slip-data.ts";
import { slipGaps } from "./slip-gaps.ts";
import { posteColumn } from "./slip-poste.ts";

const scissorsGap = 0.1;

/** The postal slip of a payment: Poste's marks, the data, the Data Matrix. */
export function slipModule(frame: ModuleFrame, top: number, payment: ShownPayment): PlacedModule {
  const { density, words, creditor } = frame;
  const gaps = slipGaps(frame);
  const barTop = top + gaps.above;
  const rowTop = barTop + density.barHeight + gaps.row;
  const account = creditor.postalAccount;
  if (account === undefined) return { blocks: [], bottom: top };
  const poste = posteColumn(frame, { top: rowTop, gap: gaps.poste, account });
  const data = slipData(frame, { top: rowTop, gaps, account, pick: payment.pick });
  const bar = { ...payment, title: words.text("postalSlip") };
  return {
    blocks: [
      scissorsIcon({ right: pageRight, bottom: barTop - scissorsGap }),
      ...paymentBar(frame, barTop, bar),
      ...bancoPostaMark(frame, barTop),
      ...poste.blocks,
      ...data.blocks,
    ],
    bottom: Math.max(poste.bottom, data.bottom) + gaps.below,
  };
}

const bancoPostaWidth = 20;

/** In the bar, where no second language takes its place. */
function bancoPostaMark(frame: ModuleFrame, top: number): readonly PageBlock<Notice>[] {
  if (frame.words.languages.length > 1) return [];
  const { barHeight } = frame.density;
  const box = { x: dataLeft(frame), y: top + 1, width: bancoPostaWidth, height: barHeight - 2 };
  return mark(frame, { resource: "B", box, align: "left", alt: "BancoPosta" });
}
