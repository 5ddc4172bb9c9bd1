import type { Typesetter } from "../fonts/typesetter.ts";
import { fitText, wrapText } from "../pdf/fitted-text.ts";
import { points, textLine } from "../pdf/page.ts";
import { bodyLineHeight } from "./notice-layout.ts";

const bodyStyle = { face: "regular", size: 8 } as const;
/** Millimetres from line to line for each point of type. */
const lineHeightOfPoint = 0.42;

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
  const first = style.baseline - ((lines.length - 1) * lineHeight) / 2;
  return lines
    .map((line, index) =>
      textLine(
        typesetter,
        { face: style.face, size, x: style.x, baseline: first + index * lineHeight },
        line,
      ),
    )
    .join("");
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
  const widthEm = points(place.widthMm) / bodyStyle.size;
  const lines = wrapText(typesetter, { face: bodyStyle.face, widthEm }, text);
  const operators = lines.map((line, index) =>
    textLine(
      typesetter,
      { ...bodyStyle, x: place.x, baseline: place.baseline + index * bodyLineHeight },
      line,
    ),
  );
  return {
    operators: operators.join(""),
    nextBaseline: place.baseline + lines.length * bodyLineHeight,
  };
}
