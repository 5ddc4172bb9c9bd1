import { bodyText } from "../../pdf/type-styles.ts";
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
  const right = pageRight - iconSide;
  const text = frame.words.text("chooseRightAmount");
  const place = { x, top, widthMm: right - iconGap - x, style: bodyText };
  const body = bilingualParagraph(frame, place, text);
  return {
    blocks: [
      arrowIcon({ x: pageLeft, y: top }),
      arrowIcon({ x: right, y: top }),
      { role: "P", pieces: body.pieces },
    ],
    bottom: body.bottom + gapBelow,
  };
}
