import type { EuroCents } from "../values/euro-cents.ts";
import type { TaxonomyCode } from "../values/taxonomy-code.ts";

/** Which accounts of the ente collect a debt position type. */
export const collectionAccounts = ["bank", "postal", "bank+postal"] as const;
export type CollectionAccount = (typeof collectionAccounts)[number];

/** A kind of debt the ente collects (tipo dovuto): accounts, taxonomy, rules for its debts. */
export type DebtPositionType = {
  /** Code used by the tracciato's column `tipoDovuto`; unique for the ente, no spaces. */
  readonly code: string;
  readonly description: string;
  readonly active: boolean;
  readonly taxonomyCode: TaxonomyCode;
  readonly account: CollectionAccount;
  /** The due date must be given, must not be past at import, and ends payability. */
  readonly dueDateMandatory: boolean;
  /** The due date is printed on the notice (and so must be given). */
  readonly printDueDate: boolean;
  /** Citizens may start this payment themselves. */
  readonly spontaneous: boolean;
  /** Debtors are told on App IO, with e-mail as fallback, when a debt is created. */
  readonly notifyIo: boolean;
  /** The literal `ANONIMO` is accepted as the debtor's code. */
  readonly anonymousDebtorAllowed: boolean;
  readonly fixedAmountCents?: EuroCents;
};
