import { changesBetween } from "../../../shared/domain/audit/changes-between.ts";
import type { Column } from "./column.ts";

/** What is wrong with a row, and in which of its columns; in none where it is the whole row. */
export type RowProblem = { readonly column?: string; readonly detail: string };

/**
 * What became, or would become, of a row:
 * - `created`, `changed` with the columns that differ, `unchanged`: it was accepted;
 * - `rejected`: it changes nothing;
 * - `notReached`: time was over before it, the same file again goes on.
 */
export type RowResult =
  | { readonly outcome: "created" | "unchanged" | "notReached" }
  | { readonly outcome: "changed"; readonly columns: readonly string[] }
  | { readonly outcome: "rejected"; readonly problems: readonly RowProblem[] };

export type RowReport = RowResult & { readonly row: number };

export function rejected(detail: string, column?: string): RowResult {
  return { outcome: "rejected", problems: [{ ...(column && { column }), detail }] };
}

/** Problems told by JSON pointers, as problems of the columns that those places come from. */
export function rejectedAt(
  problems: readonly { readonly pointer: string; readonly detail: string }[],
  columns: readonly Column[],
): RowResult {
  return {
    outcome: "rejected",
    problems: problems.map(({ pointer, detail }) => {
      const column = columns.find(({ path }) => isWithin(pointer, path));
      return { ...(column && { column: column.header }), detail };
    }),
  };
}

/** What a thing becomes, told by the columns that differ. */
export function resultOf(
  before: object | undefined,
  after: object,
  columns: readonly Column[],
): RowResult {
  if (before === undefined) return { outcome: "created" };
  const pointers = changesBetween(before, after).map(({ pointer }) => pointer);
  const changed = columns.filter(({ path }) => pointers.some((at) => isWithin(at, path)));
  return changed.length === 0
    ? { outcome: "unchanged" }
    : { outcome: "changed", columns: changed.map(({ header }) => header) };
}

function isWithin(pointer: string, path: readonly string[]): boolean {
  if (pointer === "") return false;
  const place = `/${path.join("/")}`;
  return pointer === place || pointer.startsWith(`${place}/`) || place.startsWith(`${pointer}/`);
}

/** Somebody else was faster: what was decided no longer holds. */
export const changedMeanwhile = rejected(
  "È stato modificato da altri nel frattempo: importare di nuovo il file.",
);

/** The same result for rows that share their fate. */
export function reportAll(
  rows: readonly { readonly row: number }[],
  result: RowResult,
): readonly RowReport[] {
  return rows.map(({ row }) => ({ row, ...result }));
}
