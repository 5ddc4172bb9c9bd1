import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import type { PageBlock } from "../../pdf/page-template.ts";
import { value } from "../../pdf/type-styles.ts";
import type { PlacedModule } from "../notice-frame.ts";
import { bilingualParagraph } from "../text-blocks.ts";
import type { ModuleFrame } from "./density.ts";
import { pageLeft } from "./header.ts";
import { calendarIcon, iconSide, infoIcon } from "./icons.ts";
import { leftColumnRight } from "./parties.ts";

/** A remark under the amounts: with an "i", or with a calendar and a question above it. */
export type Note = { readonly text: NoticeText; readonly question?: NoticeText };

/** Between the amounts and the notes. */
export const notesGap = 4;
const iconGap = 2;
const noteLeft = pageLeft + iconSide + iconGap;
const noteGap = 2;
const questionGap = 0.75;

/** Remarks one under the other in the left column. */
export function notesBlock(frame: ModuleFrame, top: number, notes: readonly Note[]): PlacedModule {
  const blocks: PageBlock<Notice>[] = [];
  let bottom = top - noteGap;
  for (const note of notes) {
    const placed = placeNote(frame, bottom + noteGap, note);
    blocks.push(...placed.blocks);
    bottom = placed.bottom;
  }
  return { blocks, bottom };
}

function placeNote(frame: ModuleFrame, top: number, { text, question }: Note): PlacedModule {
  const column = { x: noteLeft, widthMm: leftColumnRight - noteLeft };
  const icon = (question === undefined ? infoIcon : calendarIcon)({ x: pageLeft, y: top });
  const asked =
    question === undefined
      ? undefined
      : bilingualParagraph(frame, { ...column, top, style: value }, question);
  const textTop = asked === undefined ? top : asked.bottom + questionGap;
  const body = bilingualParagraph(
    frame,
    { ...column, top: textTop, style: frame.density.body },
    text,
  );
  return {
    blocks: [
      icon,
      ...(asked === undefined ? [] : [{ role: "P", pieces: asked.pieces } as const]),
      { role: "P", pieces: body.pieces },
    ],
    bottom: Math.max(body.bottom, top + iconSide),
  };
}
