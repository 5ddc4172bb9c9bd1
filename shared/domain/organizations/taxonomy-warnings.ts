import { judgeTaxonomy } from "../taxonomy/judge-taxonomy.ts";
import { type TaxonomyEntry, taxonomyKeyOf } from "../taxonomy/taxonomy-entry.ts";
import type { TaxonomyWarning } from "../taxonomy/taxonomy-store.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import type { Organization } from "./organization.ts";

/** The active types of an ente whose code cannot be used, or soon no longer can. */
export function taxonomyWarnings(
  { fiscalCode, debtPositionTypes }: Pick<Organization, "fiscalCode" | "debtPositionTypes">,
  entries: ReadonlyMap<string, TaxonomyEntry>,
  today: CalendarDate,
): readonly TaxonomyWarning[] {
  return debtPositionTypes
    .filter(({ active }) => active)
    .flatMap(({ code: typeCode, taxonomyCode }): TaxonomyWarning[] => {
      const entry = entries.get(taxonomyKeyOf(taxonomyCode));
      const judged = judgeTaxonomy(entry, today, { wasSynced: true });
      if (judged.state === "valid" || judged.state === "unchecked") return [];
      const { state } = judged;
      const warning = { organization: fiscalCode, typeCode, taxonomyCode, state };
      const isEnding = state === "expiring" || state === "ended";
      return [isEnding ? { ...warning, validTo: judged.validTo } : warning];
    });
}

/** Those with which nothing can be collected any more, and not only soon. */
export function isUrgent({ state }: TaxonomyWarning): boolean {
  return state !== "expiring";
}
