import type { Notice } from "../../domain/notices/notice.ts";
import type { NoticeText, NoticeWords } from "../../domain/notices/notice-words.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { textWidthMm } from "../pdf/page.ts";
import { fixedPiece, type PagePiece } from "../pdf/page-template.ts";
import { type RichLine, richLines, widthOfRuns, wrapRich } from "../pdf/rich-text.ts";
import type { LineType, TypeStyle } from "../pdf/type-styles.ts";

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
export const mutedGrey = 0.485;

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

/** Pieces of a block and where they end. */
export type PlacedText = {
  readonly pieces: readonly PagePiece<Notice>[];
  readonly bottom: number;
};

type ParagraphPlace = {
  readonly x: number;
  readonly top: number;
  readonly widthMm: number;
  readonly style: TypeStyle;
  /** From the left edge, or in the middle of the width. */
  readonly align?: "left" | "centre";
};

type BilingualPlace = ParagraphPlace & {
  /** Of a second language in grey; like the first when absent. */
  readonly mutedStyle?: TypeStyle;
  readonly gap?: number;
};

type WordsFrame = { readonly typesetter: Typesetter; readonly words: NoticeWords };

/**
 * Text with `**bold**` words, wrapped; the second language is a paragraph of its own under the
 * first, `gap` below it.
 */
export function bilingualParagraph(
  { typesetter, words }: WordsFrame,
  { gap = languageGap, mutedStyle, ...place }: BilingualPlace,
  { first, second }: NoticeText,
): PlacedText {
  const upper = paragraph(typesetter, place, first);
  if (second === undefined) return { pieces: [fixedPiece(upper.operators)], bottom: upper.bottom };
  const lower = paragraph(
    typesetter,
    {
      ...place,
      style: words.secondIsMuted ? (mutedStyle ?? place.style) : place.style,
      top: upper.bottom + gap,
      ...(words.secondIsMuted ? { grey: mutedGrey } : {}),
    },
    second,
  );
  return {
    pieces: [fixedPiece(upper.operators), fixedPiece(lower.operators, words.languages[1])],
    bottom: lower.bottom,
  };
}

/** Lines of a text with `**bold**` words; it goes on in a new line where the text breaks. */
function paragraph(
  typesetter: Typesetter,
  { x, top, widthMm, style, align = "left", grey }: ParagraphPlace & { readonly grey?: number },
  text: string,
): { readonly operators: string; readonly bottom: number } {
  const column = { size: style.size, widthMm };
  const lines = text
    .split("\n")
    .flatMap((part) => wrapRich(typesetter, column, inFace(style, part)));
  const height = lineHeight(style);
  const place = {
    x: align === "centre" ? x + widthMm / 2 : x,
    baseline: baselineBelow(top, style),
    size: style.size,
    lineHeight: height,
    align,
  };
  const operators = richLines(typesetter, grey === undefined ? place : { ...place, grey }, lines);
  return { operators, bottom: top + lines.length * height };
}

/** All bold where the type is. */
function inFace({ face }: LineType, text: string): string {
  return face === "bold" ? `**${text}**` : text;
}

export type LineStyles = {
  readonly first: LineType;
  /** Of a second language that is not the equal of the first; like the first when absent. */
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
  frame: WordsFrame,
  { first: firstStyle, second: ownStyle = firstStyle, mutes = false }: LineStyles,
  { first, second }: NoticeText,
): MeasuredLine {
  const { words } = frame;
  const firstPart = measuredPart(frame, firstStyle, first);
  if (second === undefined) {
    return {
      widthMm: firstPart.widthMm,
      place: (x, baseline) => [fixedPiece(firstPart.at({ x, baseline }))],
    };
  }
  const isEqual = !words.secondIsMuted;
  const style = isEqual ? firstStyle : ownStyle;
  const secondPart = measuredPart(frame, style, `· ${second}`);
  const gap = isEqual ? textWidthMm(frame.typesetter, style, " ") : dotGap;
  const secondLeft = firstPart.widthMm + gap;
  const grey = mutes && !isEqual ? { grey: mutedGrey } : {};
  return {
    widthMm: secondLeft + secondPart.widthMm,
    place: (x, baseline) => [
      fixedPiece(firstPart.at({ x, baseline })),
      fixedPiece(secondPart.at({ x: x + secondLeft, baseline, ...grey }), words.languages[1]),
    ],
  };
}

type PartPlace = { readonly x: number; readonly baseline: number; readonly grey?: number };

function measuredPart({ typesetter }: WordsFrame, style: LineType, text: string) {
  const { size } = style;
  const column = { size, widthMm: Number.POSITIVE_INFINITY };
  const lines: readonly RichLine[] = wrapRich(typesetter, column, inFace(style, text));
  const widthEm = lines.reduce((width, line) => width + widthOfRuns(typesetter, line), 0);
  return {
    widthMm: widthEm * size * millimetresPerPoint,
    at: (place: PartPlace) => richLines(typesetter, { ...place, size, lineHeight: 0 }, lines),
  };
}

/** Both languages in capitals. */
export function upperCase({ first, second }: NoticeText): NoticeText {
  return {
    first: first.toUpperCase(),
    ...(second === undefined ? {} : { second: second.toUpperCase() }),
  };
}
