import type { CalendarDate } from "../values/calendar-date.ts";
import { countDays } from "../values/day-span.ts";
import type { TaxonomyEntry } from "./taxonomy-entry.ts";

/**
 * What becomes of a code today:
 * - `valid`: it may be used; `expiring`: it may, but soon it will end;
 * - `notYetValid`, `ended`: it may not, not yet or no longer;
 * - `unknown`: pagoPA's list does not have it;
 * - `unchecked`: the list has never been downloaded, nothing can be said.
 */
export type TaxonomyState =
  | { readonly state: "valid" }
  | { readonly state: "expiring"; readonly validTo: CalendarDate }
  | { readonly state: "ended"; readonly validTo: CalendarDate }
  | { readonly state: "notYetValid"; readonly validFrom: CalendarDate }
  | { readonly state: "unknown" }
  | { readonly state: "unchecked" };

/** Whoever has a type with a code that ends is told so many days ahead. */
export const expiryNoticeDays = 30;

/** Judges the entry of a code, which is none where the list does not have it. */
export function judgeTaxonomy(
  entry: TaxonomyEntry | undefined,
  today: CalendarDate,
  list: { readonly wasSynced: boolean },
): TaxonomyState {
  if (!list.wasSynced) return { state: "unchecked" };
  if (entry === undefined) return { state: "unknown" };
  const { validFrom, validTo } = entry;
  if (validFrom > today) return { state: "notYetValid", validFrom };
  if (validTo === undefined) return { state: "valid" };
  if (validTo < today) return { state: "ended", validTo };
  // Both days count: one that ends today has no day left after it.
  const daysLeft = countDays(today, validTo) - 1;
  return daysLeft <= expiryNoticeDays ? { state: "expiring", validTo } : { state: "valid" };
}

/** True when debts may carry the code today, as far as one can know. */
export function isUsable({ state }: TaxonomyState): boolean {
  return state === "valid" || state === "expiring" || state === "unchecked";
}
