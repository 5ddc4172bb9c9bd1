/** Instalments on one page: rows of two columns, or of three. The last row may have blanks. */
export type InstalmentPage = {
  readonly columns: 2 | 3;
  /** Places of the instalments in the notice, from 1, row by row; none where a page has none. */
  readonly rows: readonly (readonly number[])[];
};

type PagePlan = { readonly columns: 2 | 3; readonly rows: number };

/** Columns on the first page, then what each further page holds (Avviso di pagamento 3.5.1). */
const withoutSlip: ReadonlyMap<number, readonly [first: 2 | 3, next: PagePlan]> = new Map([
  [4, [2, { columns: 2, rows: 1 }]],
  [5, [2, { columns: 3, rows: 1 }]],
  [6, [2, { columns: 2, rows: 2 }]],
  [7, [3, { columns: 2, rows: 2 }]],
  [8, [2, { columns: 3, rows: 2 }]],
]);

/** Columns on the first page with instalments and slips, then on each further one. */
const withSlip: ReadonlyMap<number, readonly [first: 2 | 3, next: 2 | 3]> = new Map([
  [4, [2, 2]],
  [5, [2, 3]],
  [7, [3, 2]],
  [8, [2, 3]],
]);

/**
 * Which instalments stand on which page. With postal slips the first page keeps none: each of the
 * others has a row of instalments and their slips below.
 */
export function paginateInstalments(form: {
  readonly count: number;
  readonly withSlip: boolean;
}): readonly InstalmentPage[] {
  const { count } = form;
  const narrowest: 2 | 3 = count < 3 ? 2 : 3;
  if (form.withSlip) {
    const [first, next] = withSlip.get(count) ?? [narrowest, narrowest];
    const pages = fillPages(count, { columns: first, rows: 1 }, { columns: next, rows: 1 });
    return [{ columns: first, rows: [] }, ...pages];
  }
  const [first, next] = withoutSlip.get(count) ?? [narrowest, { columns: narrowest, rows: 3 }];
  return fillPages(count, { columns: first, rows: 1 }, next);
}

function fillPages(count: number, first: PagePlan, next: PagePlan): readonly InstalmentPage[] {
  const pages: InstalmentPage[] = [];
  for (let placed = 0; placed < count; ) {
    const { columns, rows } = placed === 0 ? first : next;
    const onPage = Math.min(columns * rows, count - placed);
    const numbers = Array.from({ length: onPage }, (_, index) => placed + index + 1);
    pages.push({ columns, rows: inRows(numbers, columns) });
    placed += onPage;
  }
  return pages;
}

function inRows(numbers: readonly number[], columns: number): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(numbers.length / columns) }, (_, row) =>
    numbers.slice(row * columns, (row + 1) * columns),
  );
}
