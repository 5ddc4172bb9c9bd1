import type { Column, ImportKind } from "./column.ts";
import { operatorColumns } from "./operator-columns.ts";
import { organizationColumns } from "./organization-columns.ts";
import { typeColumns } from "./type-columns.ts";

/** The columns of each kind of file; the first says which ente a row is of. */
export const columnsOfKind: Readonly<Record<ImportKind, readonly Column[]>> = {
  organizations: organizationColumns,
  types: typeColumns,
  operators: operatorColumns,
};

/** A file of that kind with its headers and one row that is filled in right. */
export function templateOf(kind: ImportKind): string {
  const columns = columnsOfKind[kind];
  const lines = [columns.map(({ header }) => header), columns.map(({ example }) => example)];
  return lines.map((cells) => `${cells.join(";")}\r\n`).join("");
}
