import type { Typesetter } from "../fonts/typesetter.ts";
import { fitText } from "../pdf/fitted-text.ts";
import { type Box, headingBars, rectangle, textLine } from "../pdf/page.ts";
import { barTitle, fiscalCodeInBar } from "../pdf/type-styles.ts";
import type { Block } from "./page-flow.ts";
import { bar, columns, page } from "./receipt-layout.ts";
import { type StackedText, stackTexts } from "./text-stack.ts";

const barCodeWidth = 55;

/** A bar over the whole page, for the rows below it. */
export function headingBlock(typesetter: Typesetter, title: string): Block {
  return {
    height: bar.height + bar.gapBelow,
    gapAbove: bar.gapAbove,
    withNext: true,
    draw: (top) => ({
      drawings: headingBars([wholeBar(top)]),
      texts: titleInBar(typesetter, { x: page.left, top }, title),
    }),
  };
}

/** White on black: what nobody may overlook. */
export function warningBlock(
  typesetter: Typesetter,
  { heading, warning }: { readonly heading: string; readonly warning: string },
): Block {
  const column = { x: page.left, widthMm: page.right - page.left };
  const text = stackTexts(typesetter, column, [
    { face: "bold", sizes: [10], linesMax: 3, text: warning },
  ]);
  return {
    height: bar.height + bar.gapBelow + text.height,
    gapAbove: bar.gapAbove,
    draw: (top) => ({
      drawings: `${rectangle(wholeBar(top))}f\n`,
      texts: [
        `1 g\n${titleInBar(typesetter, { x: page.left, top }, heading)}0 g\n`,
        text.draw(top + bar.height + bar.gapBelow),
      ].join(""),
    }),
  };
}

/** A column of a section: its title, a code at the bar's right end, what stands below. */
export type SectionColumn = {
  readonly title: string;
  readonly code?: string;
  readonly texts: readonly StackedText[];
};

/** Two columns side by side; a column alone has the whole page. */
export function columnsBlock(
  typesetter: Typesetter,
  left: SectionColumn,
  right?: SectionColumn,
): Block {
  const leftPlace = right === undefined ? wholePlace : columns.left;
  const placed = [
    { column: left, place: leftPlace },
    ...(right === undefined ? [] : [{ column: right, place: columns.right }]),
  ].map(({ column, place }) => {
    const widthMm = place.right - place.x;
    return { column, place, stack: stackTexts(typesetter, { x: place.x, widthMm }, column.texts) };
  });
  return {
    height: bar.height + bar.gapBelow + Math.max(...placed.map(({ stack }) => stack.height)),
    gapAbove: bar.gapAbove,
    draw: (top) => ({
      drawings: headingBars(
        placed.map(({ place }) => ({ ...place.bar, y: top, height: bar.height })),
      ),
      texts: placed
        .map(({ column, place, stack }) =>
          [
            titleInBar(typesetter, { x: place.x, top }, column.title),
            codeInBar(typesetter, { right: place.right, top }, column.code),
            stack.draw(top + bar.height + bar.gapBelow),
          ].join(""),
        )
        .join(""),
    }),
  };
}

const wholePlace = { x: page.left, right: page.right, bar: { x: 0, width: page.width } } as const;

function wholeBar(top: number): Box {
  return { ...wholePlace.bar, y: top, height: bar.height };
}

type BarPlace = { readonly x: number; readonly top: number };

function titleInBar(typesetter: Typesetter, { x, top }: BarPlace, title: string): string {
  const style = { ...barTitle, x, baseline: top + bar.baseline };
  return textLine(typesetter, style, title.toUpperCase());
}

function codeInBar(
  typesetter: Typesetter,
  { right, top }: { readonly right: number; readonly top: number },
  code: string | undefined,
): string {
  if (code === undefined) return "";
  const { face } = fiscalCodeInBar;
  const room = { face, sizes: [fiscalCodeInBar.size, 7, 6], widthMm: barCodeWidth, linesMax: 1 };
  const { size, lines } = fitText(typesetter, room, code);
  const style = { face, size, x: right, baseline: top + bar.baseline, align: "right" } as const;
  return textLine(typesetter, style, lines[0] ?? "");
}
