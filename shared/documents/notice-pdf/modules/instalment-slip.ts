import type { PlacedModule } from "../notice-frame.ts";
import type { ModuleFrame } from "./density.ts";
import { pageRight } from "./header.ts";
import { scissorsIcon } from "./icons.ts";
import { instalmentAt } from "./instalment-grid.ts";
import { instalmentSlipBar } from "./instalment-slip-bar.ts";
import { slipData } from "./slip-data.ts";
import { slipGaps } from "./slip-gaps.ts";
import { posteColumn } from "./slip-poste.ts";

const scissorsGap = 0.1;
/** Of slips of which three share a page with their instalments. */
const smallGaps = { above: 0, row: 2.5, poste: 1.5, account: 2, grid: 2 } as const;

/**
 * The postal slip of the instalment at a place among those of the notice, under a bar that says
 * which and by when.
 */
export function instalmentSlip(
  frame: ModuleFrame,
  top: number,
  { place, isSmall }: { readonly place: number; readonly isSmall: boolean },
): PlacedModule {
  const { density, creditor, form } = frame;
  const account = creditor.postalAccount;
  if (account === undefined) throw new Error("Bollettino di un ente senza conto corrente postale");
  const pick = instalmentAt(form, place);
  const gaps = isSmall ? { ...smallGaps, below: density.sectionGap } : slipGaps(frame);
  const barTop = top + gaps.above;
  const rowTop = barTop + density.barHeight + gaps.row;
  const poste = posteColumn(frame, { top: rowTop, gap: gaps.poste, account, isSmall });
  const data = slipData(frame, { top: rowTop, gaps, account, pick });
  return {
    blocks: [
      scissorsIcon({ right: pageRight, bottom: barTop - scissorsGap }),
      ...instalmentSlipBar(frame, barTop, pick),
      ...poste.blocks,
      ...data.blocks,
    ],
    bottom: Math.max(poste.bottom, data.bottom) + gaps.below,
  };
}
