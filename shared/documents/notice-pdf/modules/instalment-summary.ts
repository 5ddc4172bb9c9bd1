import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import type { Typesetter } from "../../fonts/typesetter.ts";
import { textLine, textWidthMm } from "../../pdf/page.ts";
import type { PageBlock, PagePiece } from "../../pdf/page-template.ts";
import { label, value } from "../../pdf/type-styles.ts";
import type { PlacedModule } from "../notice-frame.ts";
import { baselineBelow, languageGap, lineHeight, mutedGrey } from "../text-blocks.ts";
import { barHeading, bars } from "./bars.ts";
import type { ModuleFrame } from "./density.ts";
import { fitRules } from "./fit-rules.ts";
import { fittedBlock } from "./fitted-block.ts";
import { pageLeft, pageRight } from "./header.ts";

const fieldsGap = 10;
const valueGap = 0.5;

/** The bar above instalments that follow no payment at once. */
export function paymentDataBar(frame: ModuleFrame, top: number): PlacedModule {
  const { density, words } = frame;
  const place = { x: pageLeft, top, widthMm: pageRight - pageLeft };
  return {
    blocks: [
      bars(top, density, [{ x: 0, width: 210 }]),
      barHeading(frame, place, words.text("paymentData")),
    ],
    bottom: top + density.barHeight + density.rowGap,
  };
}

type Field = { readonly text: NoticeText; readonly read: (notice: Notice) => string };

/** Where a field begins, and the room it has. */
type FieldRoom = { readonly x: number; readonly widthMm: number };
type RoomsOf = (typesetter: Typesetter, notice: Notice) => readonly FieldRoom[];

/**
 * Who pays whom for what, above instalments whose columns do not tell: fields side by side, each as
 * wide as it needs.
 */
export function instalmentSummary(frame: ModuleFrame, top: number): PlacedModule {
  const { density, words } = frame;
  const fields: readonly Field[] = [
    { text: words.text("addressee"), read: ({ debtor }) => debtor.name },
    { text: words.text("creditor"), read: ({ creditor }) => creditor.name },
    { text: words.text("subject"), read: ({ subject }) => subject },
  ];
  const roomsOf = placeOnce(fields);
  const lastLabelTop = top + (words.languages.length - 1) * (lineHeight(label) + languageGap);
  const valueTop = lastLabelTop + lineHeight(label) + valueGap;
  const middle = valueTop + lineHeight(value) / 2;
  const blocks = fields.map(({ text, read }, index): PageBlock<Notice> => {
    const roomOf = (...facts: Parameters<RoomsOf>) => roomsOf(...facts)[index] ?? wholeRow;
    const shown: PagePiece<Notice> = {
      own: (typesetter, notice) => {
        const place = { ...roomOf(typesetter, notice), middle, rule: fitRules.dataValue };
        return fittedBlock(typesetter, place, read(notice));
      },
    };
    return { role: "P", pieces: [...labelPieces(frame, { top, text }, roomOf), shown] };
  });
  return { blocks, bottom: valueTop + lineHeight(value) + density.rowGap };
}

const wholeRow: FieldRoom = { x: pageLeft, widthMm: pageRight - pageLeft };

/** A label in each language, the second below; it moves with what stands before it. */
function labelPieces(
  { words }: ModuleFrame,
  { top, text }: { readonly top: number; readonly text: NoticeText },
  roomOf: (typesetter: Typesetter, notice: Notice) => FieldRoom,
): readonly PagePiece<Notice>[] {
  const lineAt = (lineTop: number, line: string, grey?: number) => {
    const type = grey === undefined ? label : { ...label, grey };
    const style = { ...type, baseline: baselineBelow(lineTop, label) };
    return (typesetter: Typesetter, notice: Notice) =>
      textLine(typesetter, { ...style, x: roomOf(typesetter, notice).x }, line);
  };
  const [, language] = words.languages;
  const first = { own: lineAt(top, text.first) };
  if (text.second === undefined || language === undefined) return [first];
  const secondTop = top + lineHeight(label) + languageGap;
  const grey = words.secondIsMuted ? mutedGrey : undefined;
  return [first, { language, own: lineAt(secondTop, text.second, grey) }];
}

/** Places the fields of a notice once, for all that is drawn in them. */
function placeOnce(fields: readonly Field[]): RoomsOf {
  let last: { readonly notice: Notice; readonly rooms: readonly FieldRoom[] } | undefined;
  return (typesetter, notice) => {
    if (last?.notice !== notice) last = { notice, rooms: placeFields(typesetter, fields, notice) };
    return last.rooms;
  };
}

/** Where the fields are too wide together, what they have beyond their labels is reduced. */
function placeFields(
  typesetter: Typesetter,
  fields: readonly Field[],
  notice: Notice,
): readonly FieldRoom[] {
  const measured = fields.map(({ text, read }) => {
    const widthOf = (line: string) => textWidthMm(typesetter, label, line);
    const least = Math.max(widthOf(text.first), widthOf(text.second ?? ""));
    return { least, wanted: Math.max(least, textWidthMm(typesetter, value, read(notice))) };
  });
  const room = pageRight - pageLeft - (fields.length - 1) * fieldsGap;
  const least = sum(measured.map((field) => field.least));
  const wanted = sum(measured.map((field) => field.wanted));
  const part = wanted <= room ? 1 : (room - least) / (wanted - least);
  let x = pageLeft;
  return measured.map((field) => {
    const placed = { x, widthMm: field.least + (field.wanted - field.least) * part };
    x += placed.widthMm + fieldsGap;
    return placed;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
