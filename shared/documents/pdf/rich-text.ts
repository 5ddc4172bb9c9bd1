import { splitLetters } from "../fonts/letters.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { breakLines, type Span } from "./line-breaks.ts";
import { inGrey, movedTo, points, type TextStyle } from "./page.ts";

export type RichRun = { readonly face: "regular" | "bold"; readonly text: string };

/** A line of a text of which some words are bold. */
export type RichLine = readonly RichRun[];

export type RichColumn = {
  readonly size: number;
  readonly widthMm: number;
  /** A text that needs more lines ends with "…"; as many as it needs when absent. */
  readonly linesMax?: number;
};

/** Lines of a text in which `**` begins and ends bold; a mark without its partner is text. */
export function wrapRich(
  typesetter: Typesetter,
  { size, widthMm, linesMax = Number.POSITIVE_INFINITY }: RichColumn,
  text: string,
): readonly RichLine[] {
  const runs = readRuns(text);
  const width = points(widthMm) / size;
  const plain = runs.map((run) => run.text).join("");
  const widthOf = (start: number, end: number) =>
    widthOfRuns(typesetter, runsBetween(runs, { start, end }));
  const spans = breakLines({ text: plain, widthOf, width });
  const lines = spans.slice(0, linesMax).map((span) => runsBetween(runs, span));
  const last = lines.at(-1);
  if (spans.length <= linesMax || last === undefined) return lines;
  return [...lines.slice(0, -1), shorten(typesetter, last, width)];
}

/** Operators for lines one under the other, as `textLines` does; `lineHeight` in millimetres. */
export function richLines(
  typesetter: Typesetter,
  style: Omit<TextStyle, "face"> & { readonly lineHeight: number },
  lines: readonly RichLine[],
): string {
  const operators = lines.map((runs, index) => {
    const baseline = style.baseline + index * style.lineHeight;
    const shown = runs.map(({ face, text }) => typesetter.show(face, style.size, text)).join("");
    return movedTo({ ...style, baseline }, widthOfRuns(typesetter, runs)) + shown;
  });
  return inGrey(style.grey, operators.join(""));
}

function readRuns(text: string): RichLine {
  const parts = text.split("**");
  const unpaired = parts.length % 2 === 0 ? parts.splice(-2).join("**") : undefined;
  return [...parts, ...(unpaired === undefined ? [] : [unpaired])]
    .map((part, index) => ({ face: index % 2 === 0 ? "regular" : "bold", text: part }) as const)
    .filter((run) => run.text !== "");
}

function runsBetween(runs: RichLine, { start, end }: Span): RichLine {
  const pieces: RichRun[] = [];
  let runStart = 0;
  for (const { face, text } of runs) {
    const piece = text.slice(Math.max(0, start - runStart), Math.max(0, end - runStart));
    if (piece !== "") pieces.push({ face, text: piece });
    runStart += text.length;
  }
  return pieces;
}

/** Width of a line in em. */
export function widthOfRuns(typesetter: Typesetter, runs: RichLine): number {
  return runs.reduce((width, { face, text }) => width + typesetter.widthOf(face, text), 0);
}

function shorten(typesetter: Typesetter, line: RichLine, width: number): RichLine {
  const letters = line.flatMap(({ face, text }) =>
    splitLetters(text).map((letter) => ({ face, text: letter })),
  );
  const shortened = () => joinRuns([...letters, { ...(letters.at(-1) ?? regular), text: "…" }]);
  while (letters.length > 0 && widthOfRuns(typesetter, shortened()) > width) {
    do letters.pop();
    while (letters.at(-1)?.text === " ");
  }
  return shortened();
}

const regular = { face: "regular" } as const;

function joinRuns(runs: RichLine): RichLine {
  const joined: { face: RichRun["face"]; text: string }[] = [];
  for (const { face, text } of runs) {
    const last = joined.at(-1);
    if (last?.face === face) last.text += text;
    else joined.push({ face, text });
  }
  return joined;
}
