import type { Caller } from "../../../shared/domain/access/caller.ts";
import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import { changeOrganization } from "../../../shared/domain/organizations/change-organization.ts";
import type {
  Organization,
  OrganizationRegistry,
} from "../../../shared/domain/organizations/organization.ts";
import { organizationBody } from "../../../shared/domain/organizations/organization-body.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { registryProblems } from "../../../shared/domain/organizations/registry-problems.ts";
import { registryOf } from "../../../shared/domain/organizations/sent-registry.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { organizationColumns } from "./organization-columns.ts";
import { parseBody } from "./parse-body.ts";
import type { TableRow } from "./read-table.ts";
import { bodyOf, cellOf } from "./row-body.ts";
import { changedMeanwhile, type RowResult, rejected, rejectedAt, resultOf } from "./row-report.ts";

export type ImportOrganizationDependencies = {
  readonly organizations: Pick<OrganizationStore, "find" | "findByIpaCode" | "save" | "note">;
  readonly brokerFiscalCode: string;
  readonly now: () => Date;
};

export type ImportTerms = { readonly dryRun: boolean; readonly caller: Caller };

const [keyColumn] = organizationColumns;

/**
 * Registers the ente of a row, or changes its registry in the columns of the file, by the rules
 * of a registration; a dry run only tells what would become of it.
 */
export async function importOrganization(
  row: TableRow,
  { dryRun, caller }: ImportTerms,
  dependencies: ImportOrganizationDependencies,
): Promise<RowResult> {
  const { organizations, now } = dependencies;
  const fiscalCode = parseOrganizationFiscalCode(cellOf(row, keyColumn));
  if (fiscalCode === undefined) {
    return rejected("Codice fiscale dell'ente non valido.", keyColumn?.header);
  }
  const current = await organizations.find(fiscalCode);
  const decided = await decide(row, current, dependencies);
  if (decided.registry === undefined || dryRun) return decided.result;
  const { registry } = decided;
  const changed = await changeOrganization<"ipaCodeTaken">(organizations, {
    fiscalCode,
    seen: current === undefined ? { kind: "none" } : { kind: "version", version: current.version },
    actor: actorOf(caller),
    now: now(),
    action: current === undefined ? "OrganizationRegistered" : "OrganizationReplaced",
    target: `organization:${fiscalCode}`,
    reason: "Importazione da file",
    decide: async () =>
      (await isTaken(registry, organizations)) ? { refused: "ipaCodeTaken" } : { registry },
  });
  if (changed.outcome === "refused") return ipaCodeTaken;
  return changed.outcome === "changed" ? decided.result : changedMeanwhile;
}

type Decided = { readonly result: RowResult; readonly registry?: OrganizationRegistry };

/** Without a registry there is nothing to write. */
async function decide(
  row: TableRow,
  current: Organization | undefined,
  { organizations, brokerFiscalCode }: ImportOrganizationDependencies,
): Promise<Decided> {
  const merged = bodyOf(row, sendable(current));
  if ("problems" in merged) return { result: { outcome: "rejected", ...merged } };
  const sent = parseBody(organizationBody, { features: [], ...merged.body }, organizationColumns);
  if ("rejection" in sent) return { result: sent.rejection };
  const { logoSvg: _, ...withLogo } = sent.data;
  const registry = registryOf(withLogo, current);
  const problems = registryProblems(registry, brokerFiscalCode);
  if (problems.length > 0) return { result: rejectedAt(problems, organizationColumns) };
  if (await isTaken(registry, organizations)) return { result: ipaCodeTaken };
  const result = resultOf(current && sendable(current), sendable(registry), organizationColumns);
  return result.outcome === "unchanged" ? { result } : { result, registry };
}

const ipaCodeTaken = rejected("Il codice IPA è già di un altro ente.", "codice_ipa");

async function isTaken(
  { ipaCode, fiscalCode }: OrganizationRegistry,
  organizations: Pick<OrganizationStore, "findByIpaCode">,
): Promise<boolean> {
  const holder = await organizations.findByIpaCode(ipaCode);
  return holder !== undefined && holder !== fiscalCode;
}

/** What of an ente is sent by whoever registers it. */
function sendable(organization: OrganizationRegistry | undefined) {
  if (organization === undefined) return {};
  const members = Object.entries(organization).filter(([name]) => !ownMembers.has(name));
  return Object.fromEntries(members);
}

const ownMembers: ReadonlySet<string> = new Set<keyof Organization>([
  "status",
  "previousStatus",
  "version",
  "noticeVersion",
  "debtPositionTypes",
]);
