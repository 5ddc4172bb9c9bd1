import type { Column } from "./column.ts";
import type { TableRow } from "./read-table.ts";
import type { RowProblem } from "./row-report.ts";

type Body = Readonly<Record<string, unknown>>;

/**
 * What a row makes of a thing, as it would be sent over the API: a cell replaces what was there, an
 * empty one takes it away, and what the file has no column for stays.
 */
export function bodyOf(
  { cells }: TableRow,
  present: Body,
): { readonly body: Body } | { readonly problems: readonly RowProblem[] } {
  let body = present;
  const problems: RowProblem[] = [];
  for (const [column, cell] of cells) {
    const read = cell === "" ? { value: undefined } : column.read(cell);
    if ("problem" in read) problems.push({ column: column.header, detail: read.problem });
    else body = withMember(body, column.path, read.value);
  }
  return problems.length > 0 ? { problems } : { body };
}

/** The text of a row's cell; empty where the file has no such column. */
export function cellOf({ cells }: TableRow, column: Column | undefined): string {
  return (column && cells.get(column)) ?? "";
}

function withMember(body: Body, path: readonly string[], value: unknown): Body {
  const [name, ...rest] = path;
  if (name === undefined) return body;
  const member = rest.length === 0 ? value : withMember(membersOf(body[name]), rest, value);
  const { [name]: _, ...others } = body;
  return member === undefined ? others : { ...others, [name]: member };
}

function membersOf(value: unknown): Body {
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
