import type { Face } from "../fonts/font-set.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
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
  const fits = (line: string) => typesetter.widthOf(face, line) <= widthEm;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = breakWord(word, fits);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  return line === "" ? lines : [...lines, line];
}

/** A word wider than the column is cut where it must; any other stays whole. */
function breakWord(word: string, fits: (line: string) => boolean): readonly string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && !fits(piece + character)) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

function shorten(typesetter: Typesetter, room: FittingRoom, fitted: FittedText): FittedText {
  const widthEm = points(room.widthMm) / fitted.size;
  const lines = fitted.lines.slice(0, room.linesMax);
  let last = Array.from(lines.pop() ?? "");
  while (last.length > 0 && typesetter.widthOf(room.face, `${last.join("")}…`) > widthEm) {
    last = last.slice(0, -1);
  }
  return { size: fitted.size, lines: [...lines, `${last.join("").trimEnd()}…`] };
}
