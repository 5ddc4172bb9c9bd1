import type { Typesetter } from "../fonts/typesetter.ts";
import { fitText, wrapText } from "../pdf/fitted-text.ts";
import { points, textLines } from "../pdf/page.ts";
import { label } from "../pdf/type-styles.ts";
import { bodyLineHeight } from "./notice-layout.ts";

/** Millimetres from line to line for each point of type. */
const lineHeightOfPoint = 0.42;

/** Of a value on two lines. */
const valueLineHeight = 3.4;

/** A text that must stay within a column, and how it may shrink. */
export type ColumnText = {
  readonly face: "regular" | "bold";
  readonly oneLineSizes?: readonly number[];
  readonly sizes: readonly number[];
  readonly baseline: number;
  readonly linesMax: number;
  readonly x: number;
  readonly widthMm: number;
};

/** Lines of a fitted text, centred on the baseline that a single line would have. */
export function centredBlock(typesetter: Typesetter, style: ColumnText, text: string): string {
  const { size, lines } = fitText(typesetter, style, text);
  const lineHeight = size * lineHeightOfPoint;
  const baseline = style.baseline - ((lines.length - 1) * lineHeight) / 2;
  return textLines(typesetter, { face: style.face, size, x: style.x, baseline, lineHeight }, lines);
}

/** Where a value stands and the room it has. */
export type ValuePlace = {
  readonly x: number;
  readonly baseline: number;
  readonly widthMm: number;
  readonly linesMax: number;
};

/** A value in bold 8 points, smaller where it must be. */
export function valueLines(typesetter: Typesetter, place: ValuePlace, text: string): string {
  const { x, baseline } = place;
  const room = { ...place, face: "bold", sizes: [8, 7.5, 7, 6.5] } as const;
  const { size, lines } = fitText(typesetter, room, text);
  const style = { face: "bold", size, x, baseline, lineHeight: valueLineHeight } as const;
  return textLines(typesetter, style, lines);
}

type ParagraphPlace = {
  readonly x: number;
  readonly baseline: number;
  readonly widthMm: number;
};

/** Body text of 8 points; tells where a line after it would stand. */
export function paragraph(
  typesetter: Typesetter,
  place: ParagraphPlace,
  text: string,
): { readonly operators: string; readonly nextBaseline: number } {
  const widthEm = points(place.widthMm) / label.size;
  const lines = wrapText(typesetter, { face: label.face, widthEm }, text);
  const { x, baseline } = place;
  return {
    operators: textLines(typesetter, { ...label, x, baseline, lineHeight: bodyLineHeight }, lines),
    nextBaseline: baseline + lines.length * bodyLineHeight,
  };
}
