import type { Notice } from "../../../domain/notices/notice.ts";
import type { Typesetter } from "../../fonts/typesetter.ts";
import { fitText } from "../../pdf/fitted-text.ts";
import { points, textLine } from "../../pdf/page.ts";
import { type OwnText, ownPiece, type PageBlock } from "../../pdf/page-template.ts";
import { prepareLine } from "../../pdf/prepared-line.ts";
import { baselineAround, lineHeight } from "../text-blocks.ts";
import type { FitRule } from "./fit-rules.ts";

/** Where a text must stay: its lines are centred on `middle`, where a single one would stand. */
export type FittedPlace = {
  readonly x: number;
  readonly middle: number;
  readonly widthMm: number;
  readonly rule: FitRule;
  /** How far several lines move down, away from a label above. */
  readonly drop?: number;
};

/** Of lines that share the room of one. */
const tightLeading = 1.15;

/** Operators of a text at the largest size at which it keeps to its place. */
export function fittedBlock(
  typesetter: Typesetter,
  { x, middle, widthMm, rule, drop = 0 }: FittedPlace,
  text: string,
): string {
  const { size, lines } = fitText(typesetter, { ...rule, widthMm }, text);
  const type = { face: rule.face, size };
  const height = lineHeight({ ...type, leading: tightLeading });
  const rise = lines.length === 1 ? 0 : ((lines.length - 1) * height) / 2 - drop;
  const first = baselineAround(middle, type) - rise;
  return lines
    .map((line, at) => textLine(typesetter, { ...type, x, baseline: first + at * height }, line))
    .join("");
}

/**
 * The same for a text of each notice, where it has one. Most are as large as the rule allows and
 * take one line.
 */
export function ownFittedText(
  place: FittedPlace,
  textOf: (notice: Notice) => string | undefined,
): OwnText<Notice> {
  const { rule, x, middle, widthMm } = place;
  const { face } = rule;
  const size = rule.oneLineSizes?.[0] ?? rule.sizes[0] ?? 0;
  const usualLine = prepareLine({
    face,
    size,
    x,
    baseline: baselineAround(middle, { face, size }),
  });
  const usualWidth = points(widthMm) / size;
  return (typesetter, notice) => {
    const text = textOf(notice);
    if (text === undefined) return "";
    return typesetter.widthOf(face, text) <= usualWidth
      ? usualLine(typesetter, text)
      : fittedBlock(typesetter, place, text);
  };
}

/** A paragraph that is each notice's own. */
export function ownBlock(own: OwnText<Notice>, role: "H1" | "P" = "P"): PageBlock<Notice> {
  return { role, pieces: [ownPiece(own)] };
}
