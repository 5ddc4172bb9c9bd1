import { type TaxonomyEntry, taxonomyKeyOf } from "./taxonomy-entry.ts";

/** What a new list brings, over the one that was kept. */
export type TaxonomyChanges = {
  readonly added: readonly TaxonomyEntry[];
  readonly changed: readonly TaxonomyEntry[];
  /** Kept, and not in the new list: they stay, for the debts that carry them. */
  readonly missing: readonly TaxonomyEntry[];
};

/** Compares two lists code by code. */
export function compareTaxonomies(
  kept: readonly TaxonomyEntry[],
  downloaded: readonly TaxonomyEntry[],
): TaxonomyChanges {
  const before = new Map(kept.map((entry) => [taxonomyKeyOf(entry.code), entry]));
  const keys = new Set(downloaded.map(({ code }) => taxonomyKeyOf(code)));
  const added = downloaded.filter(({ code }) => !before.has(taxonomyKeyOf(code)));
  const changed = downloaded.filter((entry) => {
    const old = before.get(taxonomyKeyOf(entry.code));
    return old !== undefined && textOf(old) !== textOf(entry);
  });
  const missing = kept.filter(({ code }) => !keys.has(taxonomyKeyOf(code)));
  return { added, changed, missing };
}

/** The same for the same facts, in whatever order they were read. */
function textOf(entry: TaxonomyEntry): string {
  const { code, organizationType, macroArea, service } = entry;
  return JSON.stringify([
    [code, entry.legalReason, entry.version, entry.validFrom, entry.validTo],
    [organizationType.code, organizationType.name],
    [macroArea.code, macroArea.name, macroArea.description],
    [service.code, service.name, service.description],
  ]);
}
