import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import { textLine } from "../../pdf/page.ts";
import { fixedPiece, type PageBlock } from "../../pdf/page-template.ts";
import { barTitle, bodyText } from "../../pdf/type-styles.ts";
import type { PlacedModule } from "../notice-frame.ts";
import { baselineBelow, bilingualParagraph, type LineStyles, lineHeight } from "../text-blocks.ts";
import { barBaseline, barHeading, capitalTitle, scaledLine } from "./bars.ts";
import type { ModuleFrame } from "./density.ts";
import { pageRight } from "./header.ts";
import { rightColumnLeft } from "./parties.ts";

const website = "pagopa.gov.it";
const websiteRoom = 22;
const headGap = 0.75;
const wayGap = 4;
const headStyles: LineStyles = { first: barTitle, second: bodyText, mutes: true };

/** "Dove pagare?" in the bar's right half. */
export function whereToPayBar(frame: ModuleFrame, top: number): readonly PageBlock<Notice>[] {
  const { typesetter, words } = frame;
  const x = rightColumnLeft(frame);
  const baseline = barBaseline(top, frame, barTitle);
  const style = { ...barTitle, x: pageRight, baseline, align: "right" } as const;
  return [
    barHeading(frame, { x, top, widthMm: pageRight - websiteRoom - x }, words.text("whereToPay")),
    { role: "P", pieces: [fixedPiece(textLine(typesetter, style, website))] },
  ];
}

/** How to pay online and where on the territory. */
export function waysToPay(frame: ModuleFrame, top: number): PlacedModule {
  const { words } = frame;
  const ways = [
    { head: words.chosen("onlineHead"), text: words.chosen("onlineText") },
    { head: words.chosen("territoryHead"), text: words.chosen("territoryText") },
  ];
  const blocks: PageBlock<Notice>[] = [];
  let bottom = top - wayGap;
  for (const { head, text } of ways) {
    if (head === undefined || text === undefined) continue;
    const way = wayToPay(frame, bottom + wayGap, { head, text });
    blocks.push(...way.blocks);
    bottom = way.bottom;
  }
  return { blocks, bottom };
}

function wayToPay(
  frame: ModuleFrame,
  top: number,
  { head, text }: { readonly head: NoticeText; readonly text: NoticeText },
): PlacedModule {
  const x = rightColumnLeft(frame);
  const widthMm = pageRight - x;
  const line = scaledLine(frame, { styles: headStyles, widthMm }, capitalTitle(frame, head));
  const textTop = top + lineHeight(barTitle) + headGap;
  const place = { x, top: textTop, widthMm, style: frame.density.body };
  const body = bilingualParagraph(frame, place, text);
  return {
    blocks: [
      { role: "P", pieces: line.place(x, baselineBelow(top, barTitle)) },
      { role: "P", pieces: body.pieces },
    ],
    bottom: body.bottom,
  };
}
