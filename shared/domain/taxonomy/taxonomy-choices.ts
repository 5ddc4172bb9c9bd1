import type { CalendarDate } from "../values/calendar-date.ts";
import { judgeTaxonomy } from "./judge-taxonomy.ts";
import { legalReasonNames, type TaxonomyEntry } from "./taxonomy-entry.ts";

/** How far somebody has come on the way to a code; each step needs the ones before it. */
export type TaxonomyPlace = {
  readonly organizationType?: string | undefined;
  readonly macroArea?: string | undefined;
  readonly service?: string | undefined;
};

export const taxonomySteps = ["organizationType", "macroArea", "service", "code"] as const;
export type TaxonomyStep = (typeof taxonomySteps)[number];

export type TaxonomyChoice = {
  readonly code: string;
  readonly name: string;
  readonly description?: string;
};

/** Step that comes after the place; none where a step is left out on the way. */
export function stepAfter(place: TaxonomyPlace): TaxonomyStep | undefined {
  const given = [place.organizationType, place.macroArea, place.service];
  const first = given.indexOf(undefined);
  const count = first === -1 ? given.length : first;
  const isWithoutGaps = given.slice(count).every((each) => each === undefined);
  return isWithoutGaps ? taxonomySteps[count] : undefined;
}

/** What can be chosen at that step among entries of the place, those valid today. */
export function choicesOf(
  step: TaxonomyStep,
  entries: readonly TaxonomyEntry[],
  today: CalendarDate,
): readonly TaxonomyChoice[] {
  const choices = new Map<string, TaxonomyChoice>();
  for (const entry of entries) {
    const { state } = judgeTaxonomy(entry, today, { wasSynced: true });
    if (state !== "valid" && state !== "expiring") continue;
    const choice = choiceOf(step, entry);
    if (!choices.has(choice.code)) choices.set(choice.code, choice);
  }
  return [...choices.values()].sort((left, right) => (left.code < right.code ? -1 : 1));
}

function choiceOf(step: TaxonomyStep, entry: TaxonomyEntry): TaxonomyChoice {
  if (step === "code") {
    const { code, legalReason, service } = entry;
    const name = legalReasonNames[legalReason] ?? legalReason;
    return { code, name, description: service.description };
  }
  return entry[step];
}
