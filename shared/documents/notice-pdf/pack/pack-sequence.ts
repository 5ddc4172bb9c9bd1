import type { PackOptions } from "../../../domain/notices/print-pack.ts";

/** A page of a pack; numbers of notices and of pages within a cover or a notice count from 0. */
export type PackPage =
  | { readonly kind: "cover"; readonly page: number }
  | { readonly kind: "carrier"; readonly notice: number }
  | { readonly kind: "notice"; readonly notice: number; readonly page: number }
  | { readonly kind: "blank" };

/** First and last page of a notice in the pack, from 1; its carrier page does not count. */
export type PageRange = { readonly from: number; readonly to: number };

export type PackSequence = {
  readonly pages: readonly PackPage[];
  /** One for each notice, in order. */
  readonly ranges: readonly PageRange[];
  /** Sheets of paper that the pack takes. */
  readonly sheets: number;
};

export type PackPageCounts = {
  readonly coverPages: number;
  /** Pages of each notice, in order; at least one. */
  readonly noticePages: readonly number[];
};

/**
 * The order of the pages of a pack. Printed on both sides, the cover, each carrier and each notice
 * begin on the front of a sheet: a blank page follows whatever ends on a front. The last page of
 * the pack is not padded. A carrier's back stays blank, so that nothing shows through its window.
 */
export function packSequence(
  { coverPages, noticePages }: PackPageCounts,
  { duplex, envelopeWindow }: Pick<PackOptions, "duplex" | "envelopeWindow">,
): PackSequence {
  const pages: PackPage[] = Array.from({ length: coverPages }, (_, page) => ({
    kind: "cover",
    page,
  }));
  const turnToFront = () => {
    if (duplex && pages.length % 2 === 1) pages.push({ kind: "blank" });
  };
  const ranges = noticePages.map((count, notice): PageRange => {
    if (envelopeWindow !== "none") {
      turnToFront();
      pages.push({ kind: "carrier", notice });
    }
    turnToFront();
    const from = pages.length + 1;
    for (let page = 0; page < count; page += 1) pages.push({ kind: "notice", notice, page });
    return { from, to: pages.length };
  });
  return { pages, ranges, sheets: duplex ? Math.ceil(pages.length / 2) : pages.length };
}
