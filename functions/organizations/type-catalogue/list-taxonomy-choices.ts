import {
  choicesOf,
  stepAfter,
  type TaxonomyChoice,
  type TaxonomyPlace,
  type TaxonomyStep,
} from "../../../shared/domain/taxonomy/taxonomy-choices.ts";
import type { TaxonomyReader } from "../../../shared/domain/taxonomy/taxonomy-store.ts";
import { romeDateOf } from "../../../shared/domain/values/calendar-date.ts";

export type TaxonomyChoicesDependencies = {
  readonly taxonomy: Pick<TaxonomyReader, "list" | "findSync">;
  readonly now: () => Date;
};

export type TaxonomyChoicesOutcome =
  | {
      readonly outcome: "choices";
      readonly step: TaxonomyStep;
      readonly choices: readonly TaxonomyChoice[];
      /** When the list was downloaded last; absent while it never was. */
      readonly syncedAt?: string;
    }
  | { readonly outcome: "stepLeftOut" };

/** The next step on the way to a code: kinds of ente, their macro areas, services, codes. */
export async function listTaxonomyChoices(
  place: TaxonomyPlace,
  { taxonomy, now }: TaxonomyChoicesDependencies,
): Promise<TaxonomyChoicesOutcome> {
  const step = stepAfter(place);
  if (step === undefined) return { outcome: "stepLeftOut" };
  const sync = await taxonomy.findSync();
  if (sync === undefined) return { outcome: "choices", step, choices: [] };
  const { syncedAt, organizationTypes } = sync;
  // The first step would need the whole list: it is kept with the sync.
  const choices =
    step === "organizationType"
      ? organizationTypes
      : choicesOf(step, await taxonomy.list(place), romeDateOf(now()));
  return { outcome: "choices", step, choices, syncedAt };
}
