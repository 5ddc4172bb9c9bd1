import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import { textLine, textWidthMm } from "../../pdf/page.ts";
import { fixedPiece } from "../../pdf/page-template.ts";
import type { TypeStyle } from "../../pdf/type-styles.ts";
import { baselineBelow, lineHeight, mutedGrey, type PlacedText } from "../text-blocks.ts";
import type { ModuleFrame } from "./density.ts";
import { fixedTextScales } from "./fit-rules.ts";

export type StackedPlace = {
  readonly x: number;
  readonly top: number;
  readonly widthMm: number;
  readonly style: TypeStyle;
  /** Which end stands at `x`; left when absent. */
  readonly align?: "left" | "right";
  /** Between the two languages; none when absent. */
  readonly gap?: number;
};

/** A label in one line for each language, the second under the first. */
export function stackedLabel(
  { typesetter, words }: ModuleFrame,
  { x, top, widthMm, style, align = "left", gap = 0 }: StackedPlace,
  { first, second }: NoticeText,
): PlacedText & { readonly widthMm: number } {
  const widthOf = (text: string) => textWidthMm(typesetter, style, text);
  const height = lineHeight(style);
  const lineAt = (lineTop: number, text: string, grey?: number): string => {
    const fits = (scale: number) => widthOf(text) * scale <= widthMm;
    const scale = fixedTextScales.find(fits) ?? fixedTextScales[fixedTextScales.length - 1] ?? 1;
    const baseline = baselineBelow(lineTop, style);
    const { face, size } = style;
    const place = { face, size: size * scale, x, baseline, align };
    return textLine(typesetter, grey === undefined ? place : { ...place, grey }, text);
  };
  const firstPiece = fixedPiece<Notice>(lineAt(top, first));
  if (second === undefined) {
    return { pieces: [firstPiece], bottom: top + height, widthMm: widthOf(first) };
  }
  const grey = words.secondIsMuted ? mutedGrey : undefined;
  const lower = lineAt(top + height + gap, second, grey);
  return {
    pieces: [firstPiece, fixedPiece(lower, words.languages[1])],
    bottom: top + 2 * height + gap,
    widthMm: Math.max(widthOf(first), widthOf(second)),
  };
}
