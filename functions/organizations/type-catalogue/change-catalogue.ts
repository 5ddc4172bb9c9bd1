import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import type { Actor, AuditDraft } from "../../../shared/domain/audit/audit-entry.ts";
import { changesBetween } from "../../../shared/domain/audit/changes-between.ts";
import type { CatalogueStore } from "../../../shared/domain/organizations/catalogue-store.ts";
import type {
  CatalogueRules,
  CatalogueType,
} from "../../../shared/domain/organizations/catalogue-type.ts";
import type { DirectoryStore } from "../../../shared/domain/organizations/directory-store.ts";
import { type TypeProblem, typeProblems } from "../../../shared/domain/organizations/judge-type.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { type SeenVersion, sawVersion } from "../../../shared/domain/values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type ReplaceCatalogueDependencies = {
  readonly catalogue: Pick<CatalogueStore, "find" | "save">;
  readonly now: () => Date;
};

export type RemoveCatalogueDependencies = {
  readonly catalogue: Pick<CatalogueStore, "find" | "remove">;
  readonly directory: Pick<DirectoryStore, "list">;
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly now: () => Date;
};

export type CatalogueRefusal =
  | { readonly outcome: "unknown" }
  | { readonly outcome: "versionMissing"; readonly version: number }
  | { readonly outcome: "stale"; readonly version: number | undefined }
  | { readonly outcome: "wrong"; readonly problems: readonly TypeProblem[] };

export type ReplaceCatalogueOutcome =
  | { readonly outcome: "written"; readonly type: CatalogueType; readonly isNew: boolean }
  | CatalogueRefusal;

export type RemoveCatalogueOutcome =
  | { readonly outcome: "removed" }
  /** Enti that have adopted it, as far as they were looked at. */
  | { readonly outcome: "used"; readonly organizations: readonly OrganizationFiscalCode[] }
  | CatalogueRefusal;

export type CatalogueRequest = {
  readonly typeCode: string;
  readonly caller: Actor;
  readonly seen: SeenVersion;
};

/**
 * Writes an entry of the catalogue, or a new one. Types that enti have made from it stay as they
 * are: an entry says how types begin.
 */
export async function replaceCatalogueType(
  { sent, ...request }: CatalogueRequest & { readonly sent: Omit<CatalogueRules, "code"> },
  { catalogue, now }: ReplaceCatalogueDependencies,
): Promise<ReplaceCatalogueOutcome> {
  const { typeCode: code, seen } = request;
  const current = await catalogue.find(code);
  const unseen = seenRefusal(seen, current);
  if (unseen !== undefined) return unseen;
  const type = { ...sent, code, version: (current?.version ?? 0) + 1 };
  const problems = typeProblems(type);
  if (problems.length > 0) return { outcome: "wrong", problems };
  const action = current === undefined ? "CatalogueTypeAdded" : "CatalogueTypeReplaced";
  const audit = auditOf(request, { action, before: current, after: type, now: now() });
  const written = await catalogue.save(type, current, audit);
  if (written === "refused") return { outcome: "stale", version: undefined };
  return { outcome: "written", type, isNew: current === undefined };
}

/** Takes an entry out of the catalogue that no ente has a type of. */
export async function removeCatalogueType(
  request: CatalogueRequest,
  { catalogue, directory, organizations, now }: RemoveCatalogueDependencies,
): Promise<RemoveCatalogueOutcome> {
  const current = await catalogue.find(request.typeCode);
  if (current === undefined) return { outcome: "unknown" };
  const unseen = seenRefusal(request.seen, current);
  if (unseen !== undefined) return unseen;
  const users: OrganizationFiscalCode[] = [];
  for (const { fiscalCode } of await directory.list()) {
    const organization = await organizations.find(fiscalCode);
    const types = organization?.debtPositionTypes ?? [];
    if (types.some(({ catalogueCode }) => catalogueCode === current.code)) users.push(fiscalCode);
  }
  if (users.length > 0) return { outcome: "used", organizations: users };
  const change = { action: "CatalogueTypeRemoved", before: current, after: undefined, now: now() };
  const removed = await catalogue.remove(current, auditOf(request, change));
  return removed === "written" ? { outcome: "removed" } : { outcome: "stale", version: undefined };
}

function seenRefusal(
  seen: SeenVersion,
  current: CatalogueType | undefined,
): CatalogueRefusal | undefined {
  if (current === undefined) {
    return seen.kind === "none" ? undefined : { outcome: "stale", version: undefined };
  }
  const { version } = current;
  if (seen.kind === "none") return { outcome: "versionMissing", version };
  return sawVersion(seen, version) ? undefined : { outcome: "stale", version };
}

type Change = {
  readonly action: string;
  readonly before: CatalogueType | undefined;
  readonly after: CatalogueType | undefined;
  readonly now: Date;
};

function auditOf(
  { typeCode, caller }: CatalogueRequest,
  { action, before, after, now }: Change,
): AuditDraft {
  return {
    scope: "region",
    at: now.toISOString(),
    actor: actorOf(caller),
    action,
    target: `catalogueType:${typeCode}`,
    outcome: "done",
    changes: changesBetween(before, after),
  };
}
