import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import type { Typesetter } from "../../fonts/typesetter.ts";
import { type FittedText, fitText, flowText } from "../../pdf/fitted-text.ts";
import { textLines } from "../../pdf/page.ts";
import { fixedPiece, type PageBlock, type PagePiece } from "../../pdf/page-template.ts";
import { label, value } from "../../pdf/type-styles.ts";
import type { PlacedModule } from "../notice-frame.ts";
import { baselineAround, baselineBelow, bilingualLine, lineHeight } from "../text-blocks.ts";
import type { ModuleFrame } from "./density.ts";
import { fitRules } from "./fit-rules.ts";
import type { ColumnPlace } from "./instalment-grid.ts";
import { shortLabel } from "./instalment-labels.ts";

const valueGap = 0.5;
const rowGap = 2;
const rowHeight = 2 * lineHeight(label) + valueGap;
/** Of values on two lines or three, which use the gap below them too. */
const tightLeading = 1.05;
const tightRise = 0.35;

/** How the subject of a notice stands in columns of a width. */
export type SubjectFit = (typesetter: Typesetter, subject: string) => FittedText;

/** Fits a notice's subject once for all columns of the same width. */
export function fitSubjectOnce(widthMm: number): SubjectFit {
  let last: { readonly subject: string; readonly fitted: FittedText } | undefined;
  return (typesetter, subject) => {
    if (last?.subject !== subject) {
      last = { subject, fitted: fitSubject(typesetter, widthMm, subject) };
    }
    return last.fitted;
  };
}

/** Subject of the payment and name of the creditor, one below the other. */
export function subjectAndCreditor(
  frame: ModuleFrame,
  column: {
    readonly place: ColumnPlace;
    readonly top: number;
    /** Both languages fit beside each other. */
    readonly isWide: boolean;
    readonly fitSubject: SubjectFit;
  },
): PlacedModule {
  const { typesetter, words, creditor } = frame;
  const { place, isWide } = column;
  const x = place.left;
  const creditorTop = column.top + rowHeight + rowGap;
  const row = (top: number, text: NoticeText, piece: PagePiece<Notice>): PageBlock<Notice> => ({
    role: "P",
    pieces: [...rowLabel(frame, { x, top, isWide }, text), piece],
  });
  const nameRoom = { ...fitRules.columnCreditor, widthMm: place.right - x };
  const fittedName = fitText(typesetter, nameRoom, creditor.name);
  const subject: PagePiece<Notice> = {
    own: (setter, notice) =>
      columnValue(setter, { x, top: column.top }, column.fitSubject(setter, notice.subject)),
  };
  const name = fixedPiece<Notice>(columnValue(typesetter, { x, top: creditorTop }, fittedName));
  return {
    blocks: [
      row(column.top, words.text("subject"), subject),
      row(creditorTop, words.text("creditor"), name),
    ],
    bottom: creditorTop + rowHeight,
  };
}

function rowLabel(
  frame: ModuleFrame,
  { x, top, isWide }: { readonly x: number; readonly top: number; readonly isWide: boolean },
  text: NoticeText,
): readonly PagePiece<Notice>[] {
  const baseline = baselineBelow(top, label);
  if (!isWide) return [shortLabel(frame, { ...label, x, baseline }, text)];
  return bilingualLine(frame, { first: label, mutes: true }, text).place(x, baseline);
}

/** On two lines as large as may be, or else on three. */
function fitSubject(typesetter: Typesetter, widthMm: number, text: string): FittedText {
  const { columnSubject: usual, longColumnSubject: long } = fitRules;
  const fitted = flowText(typesetter, { ...usual, widthMm }, text);
  return fitted.lines.length <= usual.linesMax
    ? fitted
    : fitText(typesetter, { ...long, widthMm }, text);
}

/** A value below its label, in the room of a row that begins at `top`. */
function columnValue(
  typesetter: Typesetter,
  { x, top }: { readonly x: number; readonly top: number },
  { size, lines }: FittedText,
): string {
  const valueTop = top + lineHeight(label) + valueGap;
  const type = { face: "bold", size, leading: tightLeading } as const;
  const baseline =
    lines.length === 1
      ? baselineAround(valueTop + lineHeight(value) / 2, type)
      : baselineBelow(valueTop - tightRise, type);
  return textLines(typesetter, { ...type, x, baseline, lineHeight: lineHeight(type) }, lines);
}
