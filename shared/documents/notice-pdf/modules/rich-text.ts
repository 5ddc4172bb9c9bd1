import type { Typesetter } from "../../fonts/typesetter.ts";
import { textWidthMm } from "../../pdf/page.ts";
import type { LineType } from "../../pdf/type-styles.ts";

/** Part of a line in one face. */
export type RichRun = { readonly text: string; readonly isBold: boolean };
export type RichLine = readonly RichRun[];

const boldMark = "**";

/** The runs of a text in which `**` opens and closes bold. */
export function richRuns(text: string): RichLine {
  return text
    .split(boldMark)
    .map((part, index) => ({ text: part, isBold: index % 2 === 1 }))
    .filter((run) => run.text !== "");
}

type Column = { readonly style: LineType; readonly widthMm: number };

/** Lines of a text with `**bold**` words in a column; a word wider than it is cut. */
export function wrapRichText(
  typesetter: Typesetter,
  column: Column,
  text: string,
): readonly RichLine[] {
  return text.split("\n").flatMap((part) => wrapPart(typesetter, column, part));
}

function wrapPart(
  typesetter: Typesetter,
  { style, widthMm }: Column,
  text: string,
): readonly RichLine[] {
  const fits = (line: RichLine) => widthOf(typesetter, style, line) <= widthMm;
  const lines: RichLine[] = [];
  let line: RichLine = [];
  for (const word of wordsOf(richRuns(text))) {
    const longer = line.length === 0 ? word : joined(line, word);
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line.length > 0) lines.push(line);
    const pieces = fits(word) ? [word] : cutWord(word, fits);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? [];
  }
  return line.length === 0 ? lines : [...lines, line];
}

/** Words between blanks; a word may be bold in part. */
function wordsOf(runs: RichLine): readonly RichLine[] {
  const words: RichRun[][] = [[]];
  for (const { text, isBold } of runs) {
    text.split(" ").forEach((part, index) => {
      if (index > 0) words.push([]);
      if (part !== "") words.at(-1)?.push({ text: part, isBold });
    });
  }
  return words.filter((word) => word.length > 0);
}

/** The word after the line's last, with a blank between that belongs to the earlier run. */
function joined(line: RichLine, word: RichLine): RichLine {
  const runs = [...line];
  const last = runs.pop();
  const [head, ...tail] = word;
  if (last === undefined || head === undefined) return [...line, ...word];
  if (last.isBold === head.isBold) {
    return [...runs, { text: `${last.text} ${head.text}`, isBold: last.isBold }, ...tail];
  }
  return last.isBold
    ? [...runs, last, { text: ` ${head.text}`, isBold: false }, ...tail]
    : [...runs, { text: `${last.text} `, isBold: false }, head, ...tail];
}

function cutWord(word: RichLine, fits: (line: RichLine) => boolean): readonly RichLine[] {
  const pieces: RichLine[] = [];
  let piece = "";
  const isBold = word.some((run) => run.isBold);
  for (const character of word.map(({ text }) => text).join("")) {
    if (piece !== "" && !fits([{ text: piece + character, isBold }])) {
      pieces.push([{ text: piece, isBold }]);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, [{ text: piece, isBold }]];
}

/** In millimetres. */
export function widthOf(typesetter: Typesetter, { face, size }: LineType, runs: RichLine): number {
  return runs.reduce(
    (width, { text, isBold }) =>
      width + textWidthMm(typesetter, { face: isBold ? "bold" : face, size }, text),
    0,
  );
}
