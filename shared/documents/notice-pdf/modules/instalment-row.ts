import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import type { PageBlock } from "../../pdf/page-template.ts";
import { barTitle } from "../../pdf/type-styles.ts";
import type { PlacedModule } from "../notice-frame.ts";
import { upperCase } from "../text-blocks.ts";
import { barBaseline, barStyles, bars, scaledLine } from "./bars.ts";
import type { ModuleFrame } from "./density.ts";
import { instalmentColumn } from "./instalment-column.ts";
import {
  type ColumnPlace,
  type ColumnStyle,
  instalmentOf,
  placeColumn,
} from "./instalment-grid.ts";
import { fitSubjectOnce } from "./instalment-subject.ts";

/** Instalments side by side. */
export type InstalmentRow = {
  readonly columns: 2 | 3;
  /** Between columns, in millimetres. */
  readonly gap: number;
  readonly style: ColumnStyle;
  /** From 1; fewer than columns leave blanks. */
  readonly numbers: readonly number[];
  /** Titles in capitals, as where instalments are many. */
  readonly inCapitals: boolean;
};

/** A row of instalments; its bottom is that of the tallest column. */
export function instalmentRow(frame: ModuleFrame, top: number, row: InstalmentRow): PlacedModule {
  const { density, words, form } = frame;
  const places = row.numbers.map((_, index) => placeColumn(row, index));
  const boxes = places.map(({ barLeft, barWidth }) => ({ x: barLeft, width: barWidth }));
  const [{ left, right }] = [placeColumn(row, 0)];
  const fitSubject = fitSubjectOnce(right - left);
  const columns = row.numbers.map((number, index) => {
    const place = placeColumn(row, index);
    const title = words.instalmentTitle(number);
    const { blocks, bottom } = instalmentColumn(frame, {
      place,
      style: row.style,
      top: top + density.barHeight,
      title,
      pick: instalmentOf(form, number),
      fitSubject,
    });
    const heading = columnHeading(frame, { place, top }, row.inCapitals ? upperCase(title) : title);
    return { blocks: [heading, ...blocks], bottom };
  });
  return {
    blocks: [bars(top, density, boxes), ...columns.flatMap(({ blocks }) => blocks)],
    bottom: Math.max(...columns.map(({ bottom }) => bottom)),
  };
}

function columnHeading(
  frame: ModuleFrame,
  { place, top }: { readonly place: ColumnPlace; readonly top: number },
  title: NoticeText,
): PageBlock<Notice> {
  const { left, right } = place;
  const line = scaledLine(frame, { styles: barStyles, widthMm: right - left }, title);
  return { role: "H2", pieces: line.place(left, barBaseline(top, frame, barTitle)) };
}
