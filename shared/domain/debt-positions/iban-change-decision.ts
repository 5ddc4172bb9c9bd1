import { type Iban, postalAccountNumber } from "../values/iban.ts";
import type { DebtPosition } from "./debt-position.ts";
import type { IbanChange } from "./iban-change.ts";
import type { InstallmentPlan } from "./installment-plan.ts";
import type { Transfer, TransferDestination } from "./transfer.ts";

type Replacement = Pick<IbanChange, "from" | "to">;

export type IbanChangeDecision =
  /** It does not hold the old IBAN, is of another type, or is withdrawn. */
  | { readonly outcome: "unaffected" }
  | { readonly outcome: "changed"; readonly position: DebtPosition }
  /** It holds the old IBAN, and nobody may change it. */
  | { readonly outcome: "paid" | "partiallyPaid" | "paying" };

/**
 * What a change of an IBAN means to a position: accounts given with the debt and that of a second
 * beneficiary are replaced. Debts on the ente's own accounts follow its registry and hold none.
 */
export function decideIbanChange(
  position: DebtPosition,
  change: Replacement & Pick<IbanChange, "typeCodes">,
  now: Date,
): IbanChangeDecision {
  const { typeCodes } = change;
  const isWanted = typeCodes === undefined || typeCodes.includes(position.typeCode);
  if (!isWanted || !holdsIban(position, change.from)) return { outcome: "unaffected" };
  switch (position.status) {
    case "DRAFT":
    case "PAYABLE":
      return { outcome: "changed", position: withIban(position, change, now) };
    case "PARTIALLY_PAID":
      return { outcome: "partiallyPaid" };
    case "PAYING":
      return { outcome: "paying" };
    case "PAID":
      return { outcome: "paid" };
    case "CANCELLED":
      return { outcome: "unaffected" };
  }
}

function holdsIban(position: DebtPosition, iban: Iban): boolean {
  const ofPlans = (position.installmentPlans ?? []).flatMap(({ installments }) => installments);
  const transfers = [position, ...ofPlans].flatMap(({ transfers: own = [] }) => own);
  return (
    position.secondaryBeneficiary?.iban === iban ||
    transfers.some(
      ({ destination }) =>
        destination.kind === "account" &&
        (destination.iban === iban || destination.postalIban === iban),
    )
  );
}

function withIban(position: DebtPosition, replacement: Replacement, now: Date): DebtPosition {
  const { secondaryBeneficiary: second, transfers, installmentPlans } = position;
  const { from, to } = replacement;
  return {
    ...position,
    ...(second && {
      secondaryBeneficiary: { ...second, iban: second.iban === from ? to : second.iban },
    }),
    ...(transfers && { transfers: transfersWith(transfers, replacement) }),
    ...(installmentPlans && {
      installmentPlans: installmentPlans.map((plan) => planWith(plan, replacement)),
    }),
    version: position.version + 1,
    updatedAt: now.toISOString(),
  };
}

function planWith(plan: InstallmentPlan, replacement: Replacement): InstallmentPlan {
  return {
    ...plan,
    installments: plan.installments.map((installment) => ({
      ...installment,
      ...(installment.transfers && {
        transfers: transfersWith(installment.transfers, replacement),
      }),
    })),
  };
}

function transfersWith(transfers: readonly Transfer[], replacement: Replacement): Transfer[] {
  return transfers.map((transfer) => ({
    ...transfer,
    destination: destinationWith(transfer.destination, replacement),
  }));
}

/** In the place of a postal account only another will do: without one there is no postal choice. */
function destinationWith(
  destination: TransferDestination,
  { from, to }: Replacement,
): TransferDestination {
  if (destination.kind !== "account") return destination;
  const iban = destination.iban === from ? to : destination.iban;
  const postalIban =
    destination.postalIban === from
      ? [to].find((each) => postalAccountNumber(each) !== undefined)
      : destination.postalIban;
  return { kind: "account", iban, ...(postalIban && { postalIban }) };
}
