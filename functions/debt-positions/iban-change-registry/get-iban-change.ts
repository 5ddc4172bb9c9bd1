import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  addCounters,
  type IbanChange,
  type IbanChangeReference,
  maySeeIbanChange,
  nothingCounted,
} from "../../../shared/domain/debt-positions/iban-change.ts";
import type { IbanChangeStore } from "../../../shared/domain/debt-positions/iban-change-store.ts";

export type GetIbanChangeDependencies = {
  readonly changes: Pick<IbanChangeStore, "find" | "listProgress">;
};

/** A change as far as it is made; `undefined` when it is none of the caller's business. */
export async function getIbanChange(
  reference: IbanChangeReference,
  caller: Caller,
  { changes }: GetIbanChangeDependencies,
): Promise<IbanChange | undefined> {
  const change = await changes.find(reference);
  if (change === undefined || !maySeeIbanChange(caller, change)) return undefined;
  if (change.status === "DONE") return change;
  const progress = await changes.listProgress(reference);
  return {
    ...change,
    counters: progress.reduce(
      (sum, { counters, paying }) =>
        addCounters(addCounters(sum, counters), {
          paying: paying.length,
        }),
      nothingCounted,
    ),
  };
}
