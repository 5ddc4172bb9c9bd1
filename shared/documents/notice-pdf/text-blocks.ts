import type { Notice } from "../../domain/notices/notice.ts";
import type { NoticeText, NoticeWords } from "../../domain/notices/notice-words.ts";
import type { Face } from "../fonts/font-set.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { textLine, textWidthMm } from "../pdf/page.ts";
import { fixedPiece, type PagePiece } from "../pdf/page-template.ts";
import type { LineType, TypeStyle } from "../pdf/type-styles.ts";
import {
  type RichLine,
  type RichRun,
  richRuns,
  widthOf,
  wrapRichText,
} from "./modules/rich-text.ts";

const millimetresPerPoint = 25.4 / 72;
/** From the middle of a line to its baseline, for each point of size. */
const baselineShift = { titillium: 0.3365, robotoMono: 0.3885 } as const;
/** The official notice was set on a grid of pixels, which lifts its baselines by half of one. */
const gridShift = 0.13;
/** Between a paragraph and the same in the second language. */
export const languageGap = 0.75;
/** Before the dot that precedes a second language in grey. */
const dotGap = 0.5;
/** The grey of the second language (#7C7C7B). */
const mutedGrey = 0.485;

/** Height of a line in millimetres. */
export function lineHeight({ size, leading }: TypeStyle): number {
  return size * leading * millimetresPerPoint;
}

/** Baseline of a line whose middle is at a height. */
export function baselineAround(middle: number, { face, size }: LineType): number {
  const isMono = face === "mono" || face === "monoBold";
  const shift = isMono ? baselineShift.robotoMono : baselineShift.titillium;
  return middle + shift * size * millimetresPerPoint - gridShift;
}

/** Baseline of a line that begins at a height. */
export function baselineBelow(top: number, style: TypeStyle): number {
  return baselineAround(top + lineHeight(style) / 2, style);
}

/** Text operators in the grey of the second language. */
export function muted(operators: string): string {
  return `${mutedGrey} g\n${operators}0 g\n`;
}

/** Pieces of a block and where they end. */
export type PlacedText = {
  readonly pieces: readonly PagePiece<Notice>[];
  readonly bottom: number;
};

type ParagraphPlace = {
  readonly x: number;
  readonly top: number;
  readonly widthMm: number;
};

type BilingualPlace = ParagraphPlace & {
  readonly style: TypeStyle;
  /** Of a second language in grey; like the first when absent. */
  readonly mutedStyle?: TypeStyle;
  readonly gap?: number;
};

type WordsFrame = { readonly typesetter: Typesetter; readonly words: NoticeWords };

/**
 * Body text with `**bold**` words, wrapped; the second language is a paragraph of its own under the
 * first, `gap` below it.
 */
export function bilingualParagraph(
  { typesetter, words }: WordsFrame,
  { gap = languageGap, style, mutedStyle = style, ...place }: BilingualPlace,
  { first, second }: NoticeText,
): PlacedText {
  const upper = paragraph(typesetter, { ...place, style }, first);
  if (second === undefined) return { pieces: [fixedPiece(upper.operators)], bottom: upper.bottom };
  const lowerStyle = words.secondIsMuted ? mutedStyle : style;
  const lowerPlace = { ...place, style: lowerStyle, top: upper.bottom + gap };
  const lower = paragraph(typesetter, lowerPlace, second);
  const operators = words.secondIsMuted ? muted(lower.operators) : lower.operators;
  return {
    pieces: [fixedPiece(upper.operators), fixedPiece(operators, words.languages[1])],
    bottom: lower.bottom,
  };
}

/** Wrapped text with `**bold**` words. */
export function paragraph(
  typesetter: Typesetter,
  { x, top, widthMm, style }: ParagraphPlace & { readonly style: TypeStyle },
  text: string,
): { readonly operators: string; readonly bottom: number } {
  const lines = wrapRichText(typesetter, { style, widthMm }, text);
  const height = lineHeight(style);
  const operators = lines.map((line, index) =>
    richLine(typesetter, { x, baseline: baselineBelow(top + index * height, style), style }, line),
  );
  return { operators: operators.join(""), bottom: top + lines.length * height };
}

/** A line of runs from a place on; a run's bold is in the bold face of the line's size. */
export function richLine(
  typesetter: Typesetter,
  { x, baseline, style }: { x: number; baseline: number; style: LineType },
  line: RichLine,
): string {
  let left = x;
  let operators = "";
  for (const run of line) {
    const runStyle = { face: runFace(run, style), size: style.size };
    operators += textLine(typesetter, { ...runStyle, x: left, baseline }, run.text);
    left += textWidthMm(typesetter, runStyle, run.text);
  }
  return operators;
}

function runFace({ isBold }: RichRun, { face }: LineType): Face {
  return isBold ? "bold" : face;
}

export type LineStyles = {
  readonly first: LineType;
  /** Of the second language where it is not the equal of the first; like the first when absent. */
  readonly second?: LineType;
  /** The second language is in grey where the notice mutes it; otherwise black. */
  readonly mutes?: boolean;
};

/** A line of fixed text in the notice's languages, its width known, to be placed. */
export type MeasuredLine = {
  readonly widthMm: number;
  readonly place: (x: number, baseline: number) => readonly PagePiece<Notice>[];
};

/**
 * A fixed text in one line: the first language, " · " and the second like the first where both are
 * equal; else the second follows smaller or in grey.
 */
export function bilingualLine(
  { typesetter, words }: WordsFrame,
  { first: firstStyle, second: ownStyle = firstStyle, mutes = false }: LineStyles,
  { first, second }: NoticeText,
): MeasuredLine {
  const firstRuns = richRuns(first);
  const firstWidth = widthOf(typesetter, firstStyle, firstRuns);
  if (second === undefined) {
    return {
      widthMm: firstWidth,
      place: (x, baseline) => [
        fixedPiece(richLine(typesetter, { x, baseline, style: firstStyle }, firstRuns)),
      ],
    };
  }
  const isEqual = !words.secondIsMuted;
  const style = isEqual ? firstStyle : ownStyle;
  const secondRuns = richRuns(isEqual ? ` · ${second}` : `· ${second}`);
  const secondLeft = firstWidth + (isEqual ? 0 : dotGap);
  return {
    widthMm: secondLeft + widthOf(typesetter, style, secondRuns),
    place: (x, baseline) => {
      const line = richLine(typesetter, { x: x + secondLeft, baseline, style }, secondRuns);
      return [
        fixedPiece(richLine(typesetter, { x, baseline, style: firstStyle }, firstRuns)),
        fixedPiece(mutes && !isEqual ? muted(line) : line, words.languages[1]),
      ];
    },
  };
}

/** Both languages in capitals. */
export function upperCase({ first, second }: NoticeText): NoticeText {
  return {
    first: first.toUpperCase(),
    ...(second === undefined ? {} : { second: second.toUpperCase() }),
  };
}
