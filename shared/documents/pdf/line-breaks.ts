import { splitLetters } from "../fonts/letters.ts";

/** A piece of a text: from `start` to before `end`. */
export type Span = { readonly start: number; readonly end: number };

export type Column = {
  readonly text: string;
  /** Width of a piece of the text, in the unit of `width`. */
  readonly widthOf: (start: number, end: number) => number;
  readonly width: number;
};

/**
 * Breaks a text at its spaces into lines no wider than the column. A word wider than the column is
 * cut where it must, any other stays whole; spaces at breaks are left out.
 */
export function breakLines(column: Column): readonly Span[] {
  const { text, widthOf, width } = column;
  const lines: Span[] = [];
  let line: Span = { start: 0, end: 0 };
  for (let start = 0; start <= text.length; ) {
    const space = text.indexOf(" ", start);
    const end = space === -1 ? text.length : space;
    const isFirst = line.start === line.end;
    const lineStart = isFirst ? start : line.start;
    if (widthOf(lineStart, end) <= width) {
      line = { start: lineStart, end };
    } else {
      if (!isFirst) lines.push(line);
      const pieces = cutWord(column, { start, end });
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? { start, end };
    }
    start = end + 1;
  }
  return line.start === line.end ? lines : [...lines, line];
}

function cutWord({ text, widthOf, width }: Column, word: Span): readonly Span[] {
  if (widthOf(word.start, word.end) <= width) return [word];
  const pieces: Span[] = [];
  let { start } = word;
  let end = start;
  for (const letter of splitLetters(text.slice(word.start, word.end))) {
    const next = end + letter.length;
    if (end > start && widthOf(start, next) > width) {
      pieces.push({ start, end });
      start = end;
    }
    end = next;
  }
  return [...pieces, { start, end }];
}
