import type { Face } from "../fonts/font-set.ts";
import { splitLetters } from "../fonts/letters.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { breakLines } from "./line-breaks.ts";
import { points } from "./page.ts";

export type FittingRoom = {
  readonly face: Face;
  /** Sizes to try first, in points, if they keep the text on one line. */
  readonly oneLineSizes?: readonly number[];
  /** Sizes to try then, from the preferred to the smallest. */
  readonly sizes: readonly number[];
  readonly widthMm: number;
  readonly linesMax: number;
};

export type FittedText = { readonly size: number; readonly lines: readonly string[] };

/**
 * Breaks a text into lines at the largest size that keeps it within its room. A text too long even
 * at the smallest size ends with "…": nothing ever runs over its neighbours.
 */
export function fitText(typesetter: Typesetter, room: FittingRoom, text: string): FittedText {
  const fitted = flowText(typesetter, room, text);
  return fitted.lines.length <= room.linesMax ? fitted : shorten(typesetter, room, fitted);
}

/** The same where what follows can make way: at the smallest size it takes all lines it needs. */
export function flowText(typesetter: Typesetter, room: FittingRoom, text: string): FittedText {
  const width = typesetter.widthOf(room.face, text);
  const oneLineSize = room.oneLineSizes?.find((size) => width * size <= points(room.widthMm));
  if (oneLineSize !== undefined) return { size: oneLineSize, lines: [text] };
  let fitted: FittedText = { size: 0, lines: [text] };
  for (const size of room.sizes) {
    const widthEm = points(room.widthMm) / size;
    if (width <= widthEm) return { size, lines: [text] };
    fitted = { size, lines: wrapText(typesetter, { face: room.face, widthEm }, text) };
    if (fitted.lines.length <= room.linesMax) break;
  }
  return fitted;
}

/** Lines of a text in a column of the given width, at one size. */
export function wrapText(
  typesetter: Typesetter,
  { face, widthEm }: { readonly face: Face; readonly widthEm: number },
  text: string,
): readonly string[] {
  const widthOf = (start: number, end: number) => typesetter.widthOf(face, text.slice(start, end));
  return breakLines({ text, widthOf, width: widthEm }).map(({ start, end }) =>
    text.slice(start, end),
  );
}

function shorten(typesetter: Typesetter, room: FittingRoom, fitted: FittedText): FittedText {
  const widthEm = points(room.widthMm) / fitted.size;
  const lines = fitted.lines.slice(0, room.linesMax);
  const letters = [...splitLetters(lines.pop() ?? "")];
  const shortened = () => `${letters.join("").trimEnd()}…`;
  while (letters.length > 0 && typesetter.widthOf(room.face, shortened()) > widthEm) letters.pop();
  return { size: fitted.size, lines: [...lines, shortened()] };
}
