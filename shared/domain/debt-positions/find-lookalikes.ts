import type { Iud } from "../values/iud.ts";
import type { DebtPosition } from "./debt-position.ts";

/** A debt that asks the same thing of the same person as another one does. */
export type Lookalike = {
  readonly iud: Iud;
  /** It can be paid too, or was paid within the last 24 hours. */
  readonly state: "open" | "paidRecently";
};

/**
 * Other debts of the same debtor towards the same ente, of the same type and with the same subject,
 * that are open or were paid in the last 24 hours: whatever the amount (MyPay: controllo delle
 * repliche). Nobody has any towards whom no debtor is known.
 */
export type FindLookalikes = (
  position: Pick<
    DebtPosition,
    "organizationFiscalCode" | "debtor" | "typeCode" | "description" | "iud"
  >,
  now: Date,
) => Promise<readonly Lookalike[]>;
