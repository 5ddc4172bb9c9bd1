import { coreResourceOf } from "../fonts/font-set.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import {
  alignmentPart,
  decimal,
  greyOperator,
  points,
  pointsFromBottom,
  type TextStyle,
  textLine,
} from "./page.ts";

/** Text operators for one line, inside BT … ET: the same as `textLine` gives. */
export type PreparedLine = (typesetter: Typesetter, text: string) => string;

/**
 * A line whose place and type are the same in every document: what does not depend on the text is
 * written once. Prepare it once, at any time: it reads no font.
 */
export function prepareLine(style: TextStyle): PreparedLine {
  const { face, size, grey } = style;
  const part = alignmentPart(style) * size;
  const before = `${grey === undefined ? "" : greyOperator(grey)}1 0 0 1 `;
  const height = decimal(pointsFromBottom(style.baseline));
  const afterLeft = ` ${height} Tm\n/${coreResourceOf(face)} ${size} Tf (`;
  const after = grey === undefined ? ") Tj\n" : ") Tj\n0 g\n";
  const x = points(style.x);
  if (part === 0) {
    const opening = before + decimal(x) + afterLeft;
    return (typesetter, text) => {
      const literal = typesetter.literalOf(face, text);
      return literal === undefined ? textLine(typesetter, style, text) : opening + literal + after;
    };
  }
  return (typesetter, text) => {
    const literal = typesetter.literalOf(face, text);
    if (literal === undefined) return textLine(typesetter, style, text);
    const left = x - part * typesetter.widthOf(face, text);
    return before + decimal(left) + afterLeft + literal + after;
  };
}
