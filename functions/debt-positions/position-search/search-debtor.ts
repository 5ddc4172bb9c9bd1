import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import type { DebtPositionStatus } from "../../../shared/domain/debt-positions/debt-position.ts";
import {
  type DebtorSearchState,
  statusesOfState,
} from "../../../shared/domain/debt-positions/search-states.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import {
  type FoundPage,
  readFoundPage,
  type SearchDependencies,
  type WantedPage,
} from "./found-page.ts";
import { recordDebtorSearch } from "./record-debtor-search.ts";

const eitherStatus = [...new Set([...statusesOfState.open, ...statusesOfState.paid])];

export type SearchDebtorInput = WantedPage & {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  /** The debtor's, upper case. */
  readonly fiscalCode: string;
  readonly state?: DebtorSearchState | undefined;
};

export type SearchDebtorOutcome = FoundPage | { readonly outcome: "cursorElsewhere" };

/**
 * What somebody owes to the ente, and what they have paid, the latest first: as far as it is of the
 * caller's types. Every search leaves an event in the journal.
 */
export async function searchDebtor(
  { organization, caller, fiscalCode, state, ...page }: SearchDebtorInput,
  dependencies: SearchDependencies,
): Promise<SearchDebtorOutcome> {
  const { debtors, now } = dependencies;
  const began = now();
  const statuses = state === undefined ? eitherStatus : statusesOfState[state];
  const fits = (debt: { readonly status: DebtPositionStatus; readonly typeCode: string }) =>
    statuses.includes(debt.status) && mayTouchType(caller, debt.typeCode);
  const indexed = await debtors.listOfDebtor(organization, debtors.digestOf(fiscalCode));
  const found = await readFoundPage(
    {
      organization,
      debts: indexed.filter(fits),
      isWhole: true,
      isWanted: (position) => position.debtor.code === fiscalCode && fits(position),
    },
    page,
    dependencies,
  );
  await recordDebtorSearch({ organization, caller, began }, dependencies);
  return found ?? { outcome: "cursorElsewhere" };
}
