import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import { type Box, headingBars } from "../../pdf/page.ts";
import type { PageBlock } from "../../pdf/page-template.ts";
import { barTitle, label } from "../../pdf/type-styles.ts";
import {
  baselineAround,
  bilingualLine,
  type LineStyles,
  type MeasuredLine,
  upperCase,
} from "../text-blocks.ts";
import type { ModuleFrame } from "./density.ts";
import { fixedTextScales } from "./fit-rules.ts";

/** Grey bars side by side at one height. */
export function bars(
  top: number,
  { barHeight }: ModuleFrame["density"],
  columns: readonly Pick<Box, "x" | "width">[],
): PageBlock<Notice> {
  const boxes = columns.map((column) => ({ ...column, y: top, height: barHeight }));
  return { role: "Artifact", drawing: headingBars(boxes) };
}

/** Baseline of a line in the middle of a bar. */
export function barBaseline(
  top: number,
  { density }: ModuleFrame,
  type: Parameters<typeof baselineAround>[1],
): number {
  return baselineAround(top + density.barHeight / 2, type);
}

export const barStyles: LineStyles = { first: barTitle, second: label };

/** The title of a bar: in capitals, a muted second language small beside it. */
export function barHeading(
  frame: ModuleFrame,
  { x, top, widthMm }: { readonly x: number; readonly top: number; readonly widthMm: number },
  title: NoticeText,
): PageBlock<Notice> {
  const text = capitalTitle(frame, title);
  const line = scaledLine(frame, { styles: barStyles, widthMm }, text);
  return { role: "H2", pieces: line.place(x, barBaseline(top, frame, barTitle)) };
}

/** Capitals, but for a second language that is muted. */
export function capitalTitle({ words }: ModuleFrame, title: NoticeText): NoticeText {
  const capitals = upperCase(title);
  return words.secondIsMuted ? { ...title, first: capitals.first } : capitals;
}

/** A line of fixed text at the largest scale at which it keeps to its width. */
export function scaledLine(
  frame: ModuleFrame,
  { styles, widthMm }: { readonly styles: LineStyles; readonly widthMm: number },
  text: NoticeText,
): MeasuredLine {
  let line = bilingualLine(frame, styles, text);
  for (const scale of fixedTextScales) {
    if (line.widthMm <= widthMm) break;
    line = bilingualLine(frame, scaledStyles(styles, scale), text);
  }
  return line;
}

export function scaledStyles(styles: LineStyles, scale: number): LineStyles {
  const { first, second } = styles;
  const scaled = (style: LineStyles["first"]) => ({ ...style, size: style.size * scale });
  return {
    ...styles,
    first: scaled(first),
    ...(second === undefined ? {} : { second: scaled(second) }),
  };
}
