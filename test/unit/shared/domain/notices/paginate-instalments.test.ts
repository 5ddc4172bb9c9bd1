import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paginateInstalments } from "../../../../../shared/domain/notices/paginate-instalments.ts";

/** Columns × rows of each page, as the rules of the notice write them. */
function plan(count: number, withSlip: boolean): string {
  return paginateInstalments({ count, withSlip })
    .map(({ columns, rows }) => `${columns}×${rows.length}`)
    .join(" ");
}

const forms = fc.record({ count: fc.integer({ min: 1, max: 200 }), withSlip: fc.boolean() });

describe("paginateInstalments", () => {
  it.each([
    [2, "2×1"],
    [3, "3×1"],
    [4, "2×1 2×1"],
    [5, "2×1 3×1"],
    [6, "2×1 2×2"],
    [7, "3×1 2×2"],
    [8, "2×1 3×2"],
    [9, "3×1 3×2"],
    [10, "3×1 3×3"],
    [12, "3×1 3×3"],
    [13, "3×1 3×3 3×1"],
  ])("lays %i instalments out as the rules say", (count, pages) => {
    expect(plan(count, false)).toBe(pages);
  });

  it.each([
    [2, "2×0 2×1"],
    [3, "3×0 3×1"],
    [4, "2×0 2×1 2×1"],
    [5, "2×0 2×1 3×1"],
    [6, "3×0 3×1 3×1"],
    [7, "3×0 3×1 2×1 2×1"],
    [8, "2×0 2×1 3×1 3×1"],
    [9, "3×0 3×1 3×1 3×1"],
    [11, "3×0 3×1 3×1 3×1 3×1"],
  ])("leaves the first page without instalments where %i have postal slips", (count, pages) => {
    expect(plan(count, true)).toBe(pages);
  });

  it("places every instalment once, in order", () => {
    fc.assert(
      fc.property(forms, (form) => {
        const placed = paginateInstalments(form).flatMap(({ rows }) => rows.flat());
        expect(placed).toEqual(Array.from({ length: form.count }, (_, index) => index + 1));
      }),
    );
  });

  it("leaves blanks only at the end of a page's last row", () => {
    fc.assert(
      fc.property(forms, (form) => {
        for (const { columns, rows } of paginateInstalments(form)) {
          for (const row of rows.slice(0, -1)) expect(row).toHaveLength(columns);
          expect(rows.at(-1)?.length ?? 0).toBeLessThanOrEqual(columns);
        }
      }),
    );
  });

  it("leaves blanks on the last page alone", () => {
    fc.assert(
      fc.property(forms, (form) => {
        for (const { columns, rows } of paginateInstalments(form).slice(0, -1)) {
          expect(rows.flat()).toHaveLength(columns * rows.length);
        }
      }),
    );
  });
});
