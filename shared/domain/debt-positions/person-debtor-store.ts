import type { PersonId } from "../access/person-id.ts";
import type { FiscalCode } from "../values/fiscal-code.ts";
import type { DebtorDigest } from "./search-index.ts";

/**
 * Which debtor somebody logged in is: the pseudonym of a person does not tell it, and the fiscal
 * code is known at the login only.
 */
export type PersonDebtorStore = {
  /** Until the session ends; of the code no more is kept than what stands for it. */
  readonly keep: (personId: PersonId, fiscalCode: FiscalCode, until: Date) => Promise<void>;
  /** `undefined` for whoever has not logged in, or too long ago. */
  readonly find: (personId: PersonId, now: Date) => Promise<DebtorDigest | undefined>;
};
