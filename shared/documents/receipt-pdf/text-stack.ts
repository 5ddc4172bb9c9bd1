import type { Face } from "../fonts/font-set.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { flowText } from "../pdf/fitted-text.ts";
import { textLines } from "../pdf/page.ts";

/** Millimetres from line to line, and from a line's upper edge to its baseline, for each point. */
const lineHeightOfPoint = 0.44;
const ascentOfPoint = 0.33;

/** A text that takes the lines it needs, at a smaller size once it exceeds `linesMax`. */
export type StackedText = {
  readonly face: Face;
  readonly sizes: readonly number[];
  readonly linesMax: number;
  readonly text: string;
};

/** Texts one under the other in a column, measured before anyone knows where it will stand. */
export type TextStack = {
  readonly height: number;
  readonly draw: (top: number) => string;
};

export function stackTexts(
  typesetter: Typesetter,
  { x, widthMm }: { readonly x: number; readonly widthMm: number },
  texts: readonly StackedText[],
): TextStack {
  const pieces: { readonly offset: number; readonly draw: (top: number) => string }[] = [];
  let height = 0;
  for (const { face, text, ...room } of texts) {
    const { size, lines } = flowText(typesetter, { ...room, face, widthMm }, text);
    const lineHeight = size * lineHeightOfPoint;
    const style = { face, size, x, lineHeight };
    const draw = (top: number) =>
      textLines(typesetter, { ...style, baseline: top + size * ascentOfPoint }, lines);
    pieces.push({ offset: height, draw });
    height += lines.length * lineHeight;
  }
  return {
    height,
    draw: (top) => pieces.map(({ offset, draw }) => draw(top + offset)).join(""),
  };
}
