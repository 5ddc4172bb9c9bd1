/** Operators of a drawn piece: paths and fills, then texts, which stand inside BT … ET. */
export type Drawn = { readonly drawings: string; readonly texts: string };

/** A piece of the document that no page end may cut; measures in millimetres. */
export type Block = {
  readonly height: number;
  /** White above it, at the least; none at the head of a page. */
  readonly gapAbove: number;
  /** Draws it with its upper edge at this height from the top of the page. */
  readonly draw: (top: number) => Drawn;
  /** A heading goes with what it heads. */
  readonly withNext?: boolean;
};

export type PageArea = { readonly top: number; readonly bottom: number };

/** How much wider than the least the white between blocks may be, widest first. */
const spreads = [1.8, 1.5, 1.25];

/**
 * Where each block stands, page by page: a new page begins where the next block has no room. What
 * takes a single page spreads out on it.
 */
export function flowBlocks(
  blocks: readonly Block[],
  areaOf: (pageIndex: number) => PageArea,
): readonly Drawn[] {
  const spread = spreads.find((candidate) => fitOnePage(blocks, areaOf(0), candidate)) ?? 1;
  const pages: Drawn[][] = [[]];
  let area = areaOf(0);
  let top = area.top;
  blocks.forEach((block, index) => {
    const isFirst = pages.at(-1)?.length === 0;
    const gapAbove = block.gapAbove * spread;
    const needed = gapAbove + heightWithNext(blocks, index);
    if (!isFirst && top + needed > area.bottom) {
      area = areaOf(pages.length);
      top = area.top;
      pages.push([]);
    } else if (!isFirst) {
      top += gapAbove;
    }
    pages.at(-1)?.push(block.draw(top));
    top += block.height;
  });
  return pages.map((drawn) => ({
    drawings: drawn.map(({ drawings }) => drawings).join(""),
    texts: drawn.map(({ texts }) => texts).join(""),
  }));
}

function fitOnePage(blocks: readonly Block[], { top, bottom }: PageArea, spread: number): boolean {
  const height = blocks.reduce(
    (sum, block, index) => sum + block.height + (index === 0 ? 0 : block.gapAbove * spread),
    0,
  );
  return height <= bottom - top;
}

function heightWithNext(blocks: readonly Block[], index: number): number {
  const block = blocks[index];
  if (block === undefined) return 0;
  const next = blocks[index + 1];
  if (block.withNext !== true || next === undefined) return block.height;
  return block.height + next.gapAbove + heightWithNext(blocks, index + 1);
}
