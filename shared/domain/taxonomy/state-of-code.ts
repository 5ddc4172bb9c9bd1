import { romeDateOf } from "../values/calendar-date.ts";
import type { TaxonomyCode } from "../values/taxonomy-code.ts";
import { judgeTaxonomy, type TaxonomyState } from "./judge-taxonomy.ts";
import type { TaxonomyReader } from "./taxonomy-store.ts";

/** What can be said today of a taxonomy code. */
export async function stateOfCode(
  code: TaxonomyCode,
  {
    taxonomy,
    now,
  }: { readonly taxonomy: Pick<TaxonomyReader, "find" | "findSync">; readonly now: () => Date },
): Promise<TaxonomyState> {
  const [entry, sync] = await Promise.all([taxonomy.find(code), taxonomy.findSync()]);
  return judgeTaxonomy(entry, romeDateOf(now()), { wasSynced: sync !== undefined });
}
