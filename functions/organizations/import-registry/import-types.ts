import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import { changeOrganization } from "../../../shared/domain/organizations/change-organization.ts";
import type { DebtPositionType } from "../../../shared/domain/organizations/debt-position-type.ts";
import {
  debtPositionTypeBody,
  typeCodeText,
} from "../../../shared/domain/organizations/debt-position-type-body.ts";
import { decideType } from "../../../shared/domain/organizations/decide-type.ts";
import {
  findDebtPositionType,
  type Organization,
} from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { stateOfCode } from "../../../shared/domain/taxonomy/state-of-code.ts";
import type { TaxonomyReader } from "../../../shared/domain/taxonomy/taxonomy-store.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { ImportTerms } from "./import-organizations.ts";
import { parseBody } from "./parse-body.ts";
import type { TableRow } from "./read-table.ts";
import { bodyOf, cellOf } from "./row-body.ts";
import {
  changedMeanwhile,
  type RowReport,
  type RowResult,
  rejected,
  rejectedAt,
  reportAll,
  resultOf,
} from "./row-report.ts";
import { typeColumns } from "./type-columns.ts";

export type ImportTypesDependencies = {
  readonly organizations: Pick<OrganizationStore, "find" | "save" | "note">;
  readonly taxonomy: Pick<TaxonomyReader, "find" | "findSync">;
  readonly now: () => Date;
};

const [organizationColumn, codeColumn] = typeColumns;

/** What a type is that the file says nothing more of. */
const usually = {
  dueDateMandatory: false,
  printDueDate: false,
  spontaneous: false,
  notifyIo: false,
  anonymousDebtorAllowed: false,
};

/**
 * Makes or changes the types of one ente, row by row in the order of the file, by the rules of a
 * single type; those that are right are written together, with one line of the audit.
 */
export async function importTypes(
  rows: readonly TableRow[],
  { dryRun, caller }: ImportTerms,
  dependencies: ImportTypesDependencies,
): Promise<readonly RowReport[]> {
  const { organizations, now } = dependencies;
  const [first] = rows;
  const fiscalCode = first && parseOrganizationFiscalCode(cellOf(first, organizationColumn));
  const header = organizationColumn?.header;
  if (fiscalCode === undefined) {
    return reportAll(rows, rejected("Codice fiscale dell'ente non valido.", header));
  }
  const current = await organizations.find(fiscalCode);
  if (current === undefined) {
    return reportAll(rows, rejected("L'ente non è registrato.", header));
  }
  const { registry, reports } = await decideAll(rows, current, dependencies);
  if (dryRun || registry === current) return reports;
  const changed = await changeOrganization<never>(organizations, {
    fiscalCode,
    seen: { kind: "version", version: current.version },
    actor: actorOf(caller),
    now: now(),
    action: "DebtPositionTypesImported",
    target: `organization:${fiscalCode}`,
    reason: "Importazione da file",
    decide: () => ({ registry }),
  });
  return changed.outcome === "changed" ? reports : reportAll(rows, changedMeanwhile);
}

type Decided = { readonly registry: Organization; readonly reports: readonly RowReport[] };

async function decideAll(
  rows: readonly TableRow[],
  current: Organization,
  dependencies: ImportTypesDependencies,
): Promise<Decided> {
  let registry = current;
  const reports: RowReport[] = [];
  for (const row of rows) {
    const decided = await decideRow(row, registry, dependencies);
    registry = decided.registry ?? registry;
    reports.push({ row: row.row, ...decided.result });
  }
  return { registry, reports };
}

async function decideRow(
  row: TableRow,
  registry: Organization,
  dependencies: ImportTypesDependencies,
): Promise<{ readonly result: RowResult; readonly registry?: Organization }> {
  const sentCode = parseBody(typeCodeText(), cellOf(row, codeColumn), []);
  if ("rejection" in sentCode) {
    return { result: rejected("Il codice del tipo dovuto non è valido.", codeColumn?.header) };
  }
  const code = sentCode.data;
  const current = findDebtPositionType(registry, code);
  const before = current && sendable(current);
  const merged = bodyOf(row, before ?? {});
  if ("problems" in merged) return { result: { outcome: "rejected", ...merged } };
  const { organization: _, code: __, ...fields } = merged.body;
  const sent = parseBody(debtPositionTypeBody, { ...usually, ...fields }, typeColumns);
  if ("rejection" in sent) return { result: sent.rejection };
  const { catalogueCode, formVersion } = current ?? {};
  const type = {
    ...sent.data,
    code,
    ...(catalogueCode !== undefined && { catalogueCode }),
    ...(formVersion !== undefined && { formVersion }),
  };
  const result = resultOf(before, sendable(type), typeColumns);
  if (result.outcome === "unchanged") return { result };
  const taxonomy = await stateOfCode(type.taxonomyCode, dependencies);
  const decided = decideType({ type, current, taxonomy }, registry);
  if ("registry" in decided) return { result, registry: decided.registry };
  const { refused } = decided;
  return refused.outcome === "wrong"
    ? { result: rejectedAt(refused.problems, typeColumns) }
    : { result: rejected("L'anagrafica dell'ente è piena: non ci sta un altro tipo dovuto.") };
}

/** What of a type is sent by whoever writes it. */
function sendable({ code: _, catalogueCode: __, formVersion: ___, ...type }: DebtPositionType) {
  return type;
}
