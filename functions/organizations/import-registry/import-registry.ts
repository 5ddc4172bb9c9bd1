import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { Column, ImportKind } from "./column.ts";
import { type ImportOperatorsDependencies, importOperators } from "./import-operators.ts";
import {
  type ImportOrganizationDependencies,
  type ImportTerms,
  importOrganization,
} from "./import-organizations.ts";
import { type ImportTypesDependencies, importTypes } from "./import-types.ts";
import { readTable, type TableRow } from "./read-table.ts";
import { columnsOfKind } from "./registry-columns.ts";
import { cellOf } from "./row-body.ts";
import { type RowReport, rejected, reportAll } from "./row-report.ts";

export type ImportRegistryDependencies = ImportOrganizationDependencies &
  ImportTypesDependencies &
  ImportOperatorsDependencies;

export type ImportRequest = {
  readonly kind: ImportKind;
  readonly csv: string;
  readonly dryRun: boolean;
};

export type ImportRegistryOutcome =
  | {
      readonly outcome: "read";
      readonly kind: ImportKind;
      readonly dryRun: boolean;
      readonly reports: readonly RowReport[];
    }
  | { readonly outcome: "unreadable"; readonly detail: string }
  /** Who manages enti does not manage people by that. */
  | { readonly outcome: "forbidden" };

/** Enti that are worked on at the same time. */
const entiInFlight = 8;
/** Well before API Gateway gives up. */
const timeMs = 18_000;

/**
 * Brings enti, types or operators in from a CSV file. Each row is decided by itself, by the rules
 * of the single calls; the same file again changes nothing more.
 */
export async function importRegistry(
  { kind, csv, dryRun }: ImportRequest,
  caller: Caller,
  dependencies: ImportRegistryDependencies,
): Promise<ImportRegistryOutcome> {
  if (kind === "operators" && !caller.permissions.includes("operators:write")) {
    return { outcome: "forbidden" };
  }
  const columns = columnsOfKind[kind];
  const table = readTable(csv, columns);
  if ("problem" in table) return { outcome: "unreadable", detail: table.problem };
  const { rows, reports: repeated } = withoutRepeated(table.rows, columns);
  const endMs = dependencies.now().getTime() + timeMs;
  const isTimeUp = () => dependencies.now().getTime() >= endMs;
  const terms = { dryRun, caller, isTimeUp };
  const importGroup = (group: readonly TableRow[]) =>
    isTimeUp()
      ? reportAll(group, { outcome: "notReached" })
      : importOf(kind, group, { terms, dependencies });
  const [byOrganization] = columns;
  const groups = [...Map.groupBy(rows, (row) => cellOf(row, byOrganization)).values()];
  const imported = await inParallel(groups, importGroup);
  const reports = [...repeated, ...imported.flat()].sort((left, right) => left.row - right.row);
  return { outcome: "read", kind, dryRun, reports };
}

type Importing = {
  readonly terms: ImportTerms & { readonly isTimeUp: () => boolean };
  readonly dependencies: ImportRegistryDependencies;
};

/** Rows of one ente. */
async function importOf(
  kind: ImportKind,
  rows: readonly TableRow[],
  { terms, dependencies }: Importing,
): Promise<readonly RowReport[]> {
  if (kind === "types") return importTypes(rows, terms, dependencies);
  if (kind === "operators") return importOperators(rows, terms, dependencies);
  const reports: RowReport[] = [];
  for (const row of rows) {
    reports.push({ row: row.row, ...(await importOrganization(row, terms, dependencies)) });
  }
  return reports;
}

/** A thing that the file has twice is meant once: the first row counts. */
function withoutRepeated(rows: readonly TableRow[], columns: readonly Column[]) {
  const firstRows = new Map<string, number>();
  const reports: RowReport[] = [];
  const keys = columns.filter(({ isKey }) => isKey);
  const kept = rows.filter((row) => {
    const key = keys.map((column) => cellOf(row, column).toUpperCase()).join("\n");
    const first = firstRows.get(key);
    if (first === undefined) {
      firstRows.set(key, row.row);
      return true;
    }
    reports.push({ row: row.row, ...rejected(`Ripete la riga ${first}, che è quella che vale.`) });
    return false;
  });
  return { rows: kept, reports };
}

async function inParallel<Done>(
  groups: readonly (readonly TableRow[])[],
  work: (group: readonly TableRow[]) => Done | Promise<Done>,
): Promise<readonly Done[]> {
  const done: Done[] = [];
  const waiting = groups.values();
  const worker = async () => {
    for (const group of waiting) done.push(await work(group));
  };
  await Promise.all(Array.from({ length: entiInFlight }, worker));
  return done;
}
