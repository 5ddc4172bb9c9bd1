import type { DebtPositionStatus } from "./debt-position.ts";

/** What of a debtor is asked for: what is to be paid, or what was. */
export const debtorSearchStates = ["open", "paid"] as const;
export type DebtorSearchState = (typeof debtorSearchStates)[number];

/** A debt that is paid in part is both: something of it is to be paid, something was. */
export const statusesOfState: Readonly<Record<DebtorSearchState, readonly DebtPositionStatus[]>> = {
  open: ["PAYABLE", "PARTIALLY_PAID", "PAYING"],
  paid: ["PAID", "PARTIALLY_PAID"],
};
