import type { Box } from "../../../shared/documents/pdf/page.ts";
import type { PageTemplate } from "../../../shared/documents/pdf/page-template.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import type { OfficialExample } from "./official-examples.ts";
import type { PlacedText } from "./pdf-text.ts";

/**
 * Where a text begins on an official example, in millimetres from the top left corner: its left or
 * right end, where the example's type has the same width as ours, and its baseline.
 */
export type OfficialPlace = {
  readonly text: string;
  readonly x?: number;
  readonly right?: number;
  readonly baseline: number;
};

/** Where everything stands on an official example, page by page. */
export type OfficialFigures = {
  readonly title: string;
  readonly example: OfficialExample;
  readonly pages: readonly (readonly OfficialPlace[])[];
  /** Tops and bottoms of the bars of each page. */
  readonly bars: readonly (readonly number[])[];
  /** Left, top and side of the codes of each page. */
  readonly codes: readonly (readonly number[])[];
};

/** How far from the official examples ours may be. */
export const toleranceMm = 1;

/** The texts that are elsewhere on our page, or not there, with how far they are away. */
export function strayTexts(
  page: readonly PlacedText[] | undefined,
  places: readonly OfficialPlace[],
): readonly string[] {
  return places.flatMap((place) => {
    const candidates = (page ?? []).filter(({ text }) => text.trim().startsWith(place.text));
    const distances = candidates.map((candidate) => distanceOf(candidate, place));
    const nearest = Math.min(...distances);
    return nearest <= toleranceMm ? [] : [`${place.text}: ${nearest.toFixed(2)} mm`];
  });
}

/** The larger of how far it is to the side and how far up or down. */
function distanceOf(placed: PlacedText, { x, right, baseline }: OfficialPlace): number {
  const sideways =
    x === undefined ? placed.x + placed.width - (right ?? placed.x + placed.width) : placed.x - x;
  return Math.max(Math.abs(sideways), Math.abs(placed.y - baseline));
}

/** Tops and bottoms of a page's grey bars, from the top. */
export function barsOf(page: PageTemplate<Notice> | undefined): readonly (readonly number[])[] {
  const boxes = (page?.blocks ?? []).flatMap((block) =>
    block.role === "Artifact" && isBar(block.drawing) ? rectanglesOf(block.drawing) : [],
  );
  const extents = new Map(boxes.map(({ y, height }) => [y.toFixed(2), [y, y + height]]));
  return [...extents.values()];
}

const barGrey = /^0?\.92\d* g\n/;

function isBar(drawing: string): boolean {
  return barGrey.test(drawing);
}

const millimetresPerPoint = 25.4 / 72;
const pageHeight = 297;

function rectanglesOf(drawing: string): readonly Box[] {
  return Array.from(drawing.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g), (match) => {
    const [x = 0, y = 0, width = 0, height = 0] = match
      .slice(1)
      .map((points) => Number(points) * millimetresPerPoint);
    return { x, y: pageHeight - y - height, width, height };
  });
}

/** Left, top and side of a page's codes. */
export function codesOf(page: PageTemplate<Notice> | undefined): readonly (readonly number[])[] {
  return (page?.blocks ?? []).flatMap((block) =>
    block.role === "Figure" && "own" in block ? [[block.box.x, block.box.y, block.box.width]] : [],
  );
}

/** The largest difference between figures of the same kind; endless where their number differs. */
export function largestDeviation(
  ours: readonly (readonly number[])[],
  official: readonly (readonly number[])[],
): number {
  if (ours.length !== official.length) return Number.POSITIVE_INFINITY;
  const differences = ours.flatMap((figures, index) =>
    figures.map((figure, at) => Math.abs(figure - (official[index]?.[at] ?? 0))),
  );
  return Math.max(...differences);
}
