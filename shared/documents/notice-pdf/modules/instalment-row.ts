import type { Notice } from "../../../domain/notices/notice.ts";
import type { PageBlock, PagePiece } from "../../pdf/page-template.ts";
import { barTitle } from "../../pdf/type-styles.ts";
import type { PaymentPick, PlacedModule } from "../notice-frame.ts";
import { barBaseline, barStyles, bars, capitalTitle, scaledLine } from "./bars.ts";
import type { ModuleFrame } from "./density.ts";
import { instalmentColumn } from "./instalment-column.ts";
import {
  type ColumnPlace,
  type ColumnStyle,
  instalmentAt,
  numberOf,
  placeColumn,
} from "./instalment-grid.ts";
import { fitSubjectOnce } from "./instalment-subject.ts";

/** Instalments side by side. */
export type InstalmentRow = {
  readonly columns: 2 | 3;
  /** Between columns, in millimetres. */
  readonly gap: number;
  readonly style: ColumnStyle;
  /** Places among the instalments of the notice, from 1; fewer than columns leave blanks. */
  readonly places: readonly number[];
  /** Titles in capitals, as where instalments are many. */
  readonly inCapitals: boolean;
};

/** A row of instalments; its bottom is that of the tallest column. */
export function instalmentRow(frame: ModuleFrame, top: number, row: InstalmentRow): PlacedModule {
  const { density, form } = frame;
  const { style, inCapitals } = row;
  const { left, right } = placeColumn(row, 0);
  const fitSubject = fitSubjectOnce(right - left);
  const columns = row.places.map((place, index) => ({
    place: placeColumn(row, index),
    pick: instalmentAt(form, place),
  }));
  const placed = columns.map((column) => {
    const below = { ...column, style, top: top + density.barHeight, fitSubject };
    const { blocks, bottom } = instalmentColumn(frame, below);
    return { blocks: [columnHeading(frame, { ...column, top, inCapitals }), ...blocks], bottom };
  });
  const boxes = columns.map(({ place }) => ({ x: place.barLeft, width: place.barWidth }));
  return {
    blocks: [bars(top, density, boxes), ...placed.flatMap(({ blocks }) => blocks)],
    bottom: Math.max(...placed.map(({ bottom }) => bottom)),
  };
}

type ColumnHeading = {
  readonly place: ColumnPlace;
  readonly top: number;
  readonly pick: PaymentPick;
  readonly inCapitals: boolean;
};

/** "Rata 3": the number is the notice's own, since those before may have been paid. */
function columnHeading(frame: ModuleFrame, heading: ColumnHeading): PageBlock<Notice> {
  const { place, top, pick, inCapitals } = heading;
  const { words } = frame;
  const widthMm = place.right - place.left;
  const baseline = barBaseline(top, frame, barTitle);
  const drawn = new Map<number, readonly PagePiece<Notice>[]>();
  const draw = (number: number): readonly PagePiece<Notice>[] => {
    const title = words.instalmentTitle(number);
    const text = inCapitals ? capitalTitle(frame, title) : title;
    return scaledLine(frame, { styles: barStyles, widthMm }, text).place(place.left, baseline);
  };
  const ownOperators = (notice: Notice, part: number): string => {
    const number = numberOf(pick(notice));
    const pieces = drawn.get(number) ?? draw(number);
    drawn.set(number, pieces);
    const piece = pieces[part];
    return piece !== undefined && "fixed" in piece ? piece.fixed : "";
  };
  return {
    role: "H2",
    pieces: words.languages.map((language, part) => ({
      ...(part === 0 ? {} : { language }),
      own: (_setter, notice) => ownOperators(notice, part),
    })),
  };
}
