import { parse } from "csv-parse/sync";
import type { Column } from "./column.ts";

const rowsMax = 1_000;

/** A row of the file: its number as a spreadsheet shows it, and its cells by column. */
export type TableRow = { readonly row: number; readonly cells: ReadonlyMap<Column, string> };

export type ReadTable = { readonly rows: readonly TableRow[] } | { readonly problem: string };

/**
 * Reads a CSV file (RFC 4180): semicolons or commas, quotes, a byte order mark, any ends of lines.
 * The first row names the columns, in any order; columns that it does not name stay as they are.
 */
export function readTable(csv: string, columns: readonly Column[]): ReadTable {
  const records = readRecords(csv);
  if (records === undefined) return { problem: "Il file non è un CSV: controllare le virgolette." };
  const [header, ...lines] = records;
  if (header === undefined) return { problem: "Il file è vuoto." };
  const named = columnsOf(header, columns);
  if ("problem" in named) return named;
  const rows = lines
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (rows.length === 0) return { problem: "Dopo le intestazioni non c'è nessuna riga." };
  if (rows.length > rowsMax) {
    return {
      problem: `Le righe sono ${rows.length}: se ne importano al più ${rowsMax} per volta.`,
    };
  }
  const long = rows.find(({ cells }) => cells.length > header.length);
  if (long !== undefined) {
    return { problem: `La riga ${long.row} ha più celle delle intestazioni.` };
  }
  return {
    rows: rows.map(({ row, cells }) => ({
      row,
      cells: new Map(named.columns.map((column, place) => [column, cells[place] ?? ""])),
    })),
  };
}

function readRecords(csv: string): string[][] | undefined {
  const [firstLine = ""] = csv.split(/[\r\n]/u, 1);
  const delimiter = firstLine.includes(";") ? ";" : ",";
  try {
    return parse(csv, {
      bom: true,
      delimiter,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      trim: true,
    });
  } catch {
    return undefined;
  }
}

type NamedColumns = { readonly columns: readonly Column[] } | { readonly problem: string };

function columnsOf(header: readonly string[], columns: readonly Column[]): NamedColumns {
  const byHeader = new Map(columns.map((column) => [column.header, column]));
  const names = header.map((name) => name.trim().toLowerCase().replaceAll(" ", "_"));
  const unknown = names.filter((name) => !byHeader.has(name));
  if (unknown.length > 0) {
    return { problem: `Colonne sconosciute: ${unknown.map((name) => `«${name}»`).join(", ")}.` };
  }
  const repeated = names.find((name, place) => names.indexOf(name) !== place);
  if (repeated !== undefined) return { problem: `La colonna «${repeated}» è ripetuta.` };
  const missing = columns.filter(({ header: key, isKey }) => isKey && !names.includes(key));
  if (missing.length > 0) {
    return { problem: `Manca la colonna: ${missing.map((column) => column.header).join(", ")}.` };
  }
  return { columns: names.flatMap((name) => byHeader.get(name) ?? []) };
}
