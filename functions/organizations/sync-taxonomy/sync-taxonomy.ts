import type { AuditDraft } from "../../../shared/domain/audit/audit-entry.ts";
import type { DirectoryStore } from "../../../shared/domain/organizations/directory-store.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import {
  isUrgent,
  taxonomyWarnings,
} from "../../../shared/domain/organizations/taxonomy-warnings.ts";
import {
  compareTaxonomies,
  type TaxonomyChanges,
} from "../../../shared/domain/taxonomy/compare-taxonomies.ts";
import { choicesOf } from "../../../shared/domain/taxonomy/taxonomy-choices.ts";
import {
  type TaxonomyEntry,
  taxonomyKeyOf,
} from "../../../shared/domain/taxonomy/taxonomy-entry.ts";
import type {
  TaxonomyStore,
  TaxonomyWarning,
} from "../../../shared/domain/taxonomy/taxonomy-store.ts";
import { romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import { parseTaxonomy } from "../../../shared/pagopa/taxonomy/parse-taxonomy.ts";

export type SyncTaxonomyDependencies = {
  /** pagoPA's list as it is published; throws when it cannot be had. */
  readonly download: () => Promise<string>;
  readonly taxonomy: TaxonomyStore;
  readonly directory: Pick<DirectoryStore, "list">;
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly tell: (figures: SyncFigures) => void;
  readonly now: () => Date;
};

/** Types whose code ends soon, and those whose code cannot be used any more. */
export type SyncFigures = { readonly typesExpiring: number; readonly typesEnded: number };

/** Of a list that shrinks by more, or reads badly, something is wrong: nothing is changed. */
const shareMin = 0.5;
const unreadableShareMax = 0.05;
/** So many still fit an item of the table; those that count most come first. */
const warningsMax = 2_000;

/**
 * Brings pagoPA's taxonomy up to date: codes that are new or changed are written, those that are
 * no longer listed stay. Then every ente's active types are held against it.
 * @throws Error when the list cannot be had or read, with everything left as it was.
 */
export async function syncTaxonomy(dependencies: SyncTaxonomyDependencies): Promise<void> {
  const { taxonomy, now } = dependencies;
  const at = now();
  const today = romeDateOf(at);
  const kept = await taxonomy.list({});
  const downloaded = readable(await dependencies.download(), kept.length);
  const changes = compareTaxonomies(kept, downloaded);
  await taxonomy.keep([...changes.added, ...changes.changed]);
  const entries = new Map(
    [...kept, ...downloaded].map((entry) => [taxonomyKeyOf(entry.code), entry]),
  );
  const warnings: TaxonomyWarning[] = [];
  for (const { fiscalCode } of await dependencies.directory.list()) {
    const organization = await dependencies.organizations.find(fiscalCode);
    if (organization === undefined) continue;
    warnings.push(...taxonomyWarnings(organization, entries, today));
  }
  const urgent = warnings.filter(isUrgent);
  const later = warnings.filter((warning) => !isUrgent(warning));
  const codesOf = (some: readonly TaxonomyEntry[]) => some.map(({ code }) => code);
  const sync = {
    syncedAt: at.toISOString(),
    codes: entries.size,
    added: codesOf(changes.added),
    changed: codesOf(changes.changed),
    missing: codesOf(changes.missing),
    organizationTypes: choicesOf("organizationType", [...entries.values()], today),
    warnings: [...urgent, ...later].slice(0, warningsMax),
    warningsCount: warnings.length,
  };
  await taxonomy.recordSync(sync, auditOf(changes, at));
  dependencies.tell({ typesExpiring: later.length, typesEnded: urgent.length });
}

function readable(json: string, keptCount: number): readonly TaxonomyEntry[] {
  const { entries, unreadable } = parseTaxonomy(json);
  const total = entries.length + unreadable;
  if (entries.length === 0 || unreadable > total * unreadableShareMax) {
    throw new Error(`of ${total} elements of the taxonomy ${unreadable} cannot be read`);
  }
  if (entries.length < keptCount * shareMin) {
    throw new Error(`the taxonomy has ${entries.length} codes, where it had ${keptCount}`);
  }
  return entries;
}

/** A list that says what it said before is no change of configuration. */
function auditOf({ added, changed }: TaxonomyChanges, at: Date): AuditDraft | undefined {
  if (added.length + changed.length === 0) return undefined;
  return {
    scope: "region",
    at: at.toISOString(),
    actor: { kind: "portal", id: "sync-taxonomy" },
    action: "TaxonomySynced",
    target: "taxonomy",
    outcome: "done",
    changes: [
      { pointer: "/added", after: added.map(({ code }) => code) },
      { pointer: "/changed", after: changed.map(({ code }) => code) },
    ],
  };
}
