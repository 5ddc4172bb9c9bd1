import type { Assignment, Operator } from "../../../shared/domain/access/operator.ts";
import { operatorBody } from "../../../shared/domain/access/operator-bodies.ts";
import {
  addOperator,
  changeOperator,
  type OperatorManagement,
} from "../../../shared/domain/access/operator-change.ts";
import { type GrantRefusal, judgeGrant } from "../../../shared/domain/access/operator-grant.ts";
import type { OperatorStore } from "../../../shared/domain/access/operator-store.ts";
import type { PersonId } from "../../../shared/domain/access/person-id.ts";
import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import type { AuditScope } from "../../../shared/domain/audit/audit-entry.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { FiscalCode } from "../../../shared/domain/values/fiscal-code.ts";
import { parseFiscalCode } from "../../../shared/domain/values/fiscal-code.ts";
import { maskFiscalCode } from "../../../shared/domain/values/mask-fiscal-code.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { ImportTerms } from "./import-organizations.ts";
import { operatorColumns } from "./operator-columns.ts";
import { parseBody } from "./parse-body.ts";
import type { TableRow } from "./read-table.ts";
import { bodyOf, cellOf } from "./row-body.ts";
import {
  changedMeanwhile,
  type RowReport,
  type RowResult,
  rejected,
  reportAll,
  resultOf,
} from "./row-report.ts";

export type ImportOperatorsDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly operatorsOf: (scope: AuditScope) => OperatorStore;
  readonly personIdOf: (fiscalCode: FiscalCode) => Promise<PersonId>;
  readonly now: () => Date;
};

const [organizationColumn, personColumn] = operatorColumns;

/**
 * Gives people roles of one ente, or changes them, one after the other and by the rules of a single
 * invitation; whoever is no longer in the file stays.
 */
export async function importOperators(
  rows: readonly TableRow[],
  terms: ImportTerms & { readonly isTimeUp: () => boolean },
  dependencies: ImportOperatorsDependencies,
): Promise<readonly RowReport[]> {
  const { organizations, operatorsOf, now } = dependencies;
  const [first] = rows;
  const fiscalCode = first && parseOrganizationFiscalCode(cellOf(first, organizationColumn));
  const header = organizationColumn?.header;
  if (fiscalCode === undefined) {
    return reportAll(rows, rejected("Codice fiscale dell'ente non valido.", header));
  }
  const registry = await organizations.find(fiscalCode);
  if (registry === undefined) return reportAll(rows, rejected("L'ente non è registrato.", header));
  const management: OperatorManagement = {
    scope: fiscalCode,
    operators: operatorsOf(fiscalCode),
    manager: terms.caller,
    actor: actorOf(terms.caller),
    knownTypes: registry.debtPositionTypes.map(({ code }) => code),
    now: now(),
  };
  const reports: RowReport[] = [];
  for (const row of rows) {
    const result: RowResult = terms.isTimeUp()
      ? { outcome: "notReached" }
      : await importRow(row, { dryRun: terms.dryRun, management }, dependencies);
    reports.push({ row: row.row, ...result });
  }
  return reports;
}

type Managed = { readonly dryRun: boolean; readonly management: OperatorManagement };

async function importRow(
  row: TableRow,
  managed: Managed,
  { personIdOf }: ImportOperatorsDependencies,
): Promise<RowResult> {
  const { operators, scope } = managed.management;
  const person = parseFiscalCode(cellOf(row, personColumn));
  if (person === undefined || scope === "region") {
    return rejected("Codice fiscale della persona non valido.", personColumn?.header);
  }
  const personId = await personIdOf(person);
  const current = await operators.find(personId);
  const before = current && sendable(current);
  const merged = bodyOf(row, before ?? {});
  if ("problems" in merged) return { outcome: "rejected", ...merged };
  const sent = parseBody(operatorBody, merged.body, operatorColumns);
  if ("rejection" in sent) return sent.rejection;
  const { name, email, role, typeCodes } = sent.data;
  const after = { name, email, role, ...(typeCodes && { typeCodes }) };
  const result = resultOf(before, after, operatorColumns);
  if (result.outcome === "unchanged") return result;
  const assignment = { organization: scope, role, ...(typeCodes && { typeCodes }) };
  const becomes = {
    personId,
    maskedFiscalCode: maskFiscalCode(person),
    name,
    email,
    assignment,
  };
  const refusal = managed.dryRun
    ? wouldRefuse(assignment, managed.management)
    : await write(becomes, current, managed.management);
  return refusal ?? result;
}

type Becoming = Pick<Operator, "personId" | "maskedFiscalCode" | "name" | "email"> & {
  readonly assignment: Assignment;
};

/** Why it was not written, if it was not. */
async function write(
  becomes: Becoming,
  current: Operator | undefined,
  management: OperatorManagement,
): Promise<RowResult | undefined> {
  if (current === undefined) {
    const added = await addOperator(becomes, management);
    if (added.outcome === "refused") return refused(added.refusal);
    return added.outcome === "exists" ? changedMeanwhile : undefined;
  }
  const { personId, name, email, assignment } = becomes;
  const seen = { kind: "version", version: current.version } as const;
  const replacement = { personId, seen, becomes: { assignment, contact: { name, email } } };
  const changed = await changeOperator(replacement, management);
  if (changed.outcome === "refused") return refused(changed.refusal);
  if (changed.outcome === "lastAdministrator") {
    return rejected("È l'ultimo amministratore dell'ente: nominarne prima un altro.", "ruolo");
  }
  return changed.outcome === "changed" ? undefined : changedMeanwhile;
}

function wouldRefuse(
  assignment: Assignment,
  { manager, knownTypes }: OperatorManagement,
): RowResult | undefined {
  const refusal = judgeGrant(assignment, manager, knownTypes);
  return refusal && refused(refusal);
}

function refused(refusal: GrantRefusal): RowResult {
  switch (refusal.reason) {
    case "beyondCaller":
      return rejected("Non si può dare né togliere un ruolo che può più di chi importa.", "ruolo");
    case "roleForAllTypes":
      return rejected("Il ruolo vale per tutti i tipi dovuto: lasciare vuota la cella.", "tipi");
    case "typesUnknown":
      return rejected(`Tipi dovuto inesistenti: ${refusal.typeCodes.join(", ")}.`, "tipi");
  }
}

/** What of an operator is sent by whoever invites; the fiscal code is known to nobody. */
function sendable(operator: Operator) {
  const { name, email, role } = operator;
  const typeCodes = operator.organization === undefined ? undefined : operator.typeCodes;
  return { name, email, role, ...(typeCodes && { typeCodes }) };
}
