import type { PlacedModule } from "../notice-frame.ts";
import { bilingualParagraph } from "../text-blocks.ts";
import type { ModuleFrame } from "./density.ts";
import { pageLeft, pageRight } from "./header.ts";
import { arrowIcon, iconSide } from "./icons.ts";

const iconGap = 2;
const gapBelow = 4;

/** Which of the two amounts to pay, between two arrows that point to them. */
export function fineSeparatorModule(frame: ModuleFrame, top: number): PlacedModule {
  const x = pageLeft + iconSide + iconGap;
  const arrowRight = pageRight - iconSide;
  const widthMm = arrowRight - iconGap - x;
  const place = { x, top, widthMm, style: frame.density.body, align: "centre" } as const;
  const body = bilingualParagraph(frame, place, frame.words.text("chooseRightAmount"));
  return {
    blocks: [
      arrowIcon({ x: pageLeft, y: top }),
      arrowIcon({ x: arrowRight, y: top }),
      { role: "P", pieces: body.pieces },
    ],
    bottom: body.bottom + gapBelow,
  };
}
