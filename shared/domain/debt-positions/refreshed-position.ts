import { type BudgetShare, splitByShares } from "../organizations/budget-share.ts";
import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import { parseBudget } from "./budget.ts";
import { composeBudgetXml } from "./compose-budget-xml.ts";
import type { DebtPosition } from "./debt-position.ts";
import type { PositionNotice } from "./payable-notice.ts";

/**
 * True when a debt can take another amount without anything of it becoming wrong: it is open, paid
 * at once and in no other way, all of it goes to its ente, and its budget can be made anew.
 */
export function followsAmount(
  position: DebtPosition,
  notice: PositionNotice,
  type: DebtPositionType | undefined,
): boolean {
  return (
    position.status === "PAYABLE" &&
    notice.way === "atOnce" &&
    position.installmentPlans === undefined &&
    position.transfers === undefined &&
    position.secondaryBeneficiary === undefined &&
    (position.budgetXml === undefined ||
      budgetOf(position, position.amountCents, type) !== undefined)
  );
}

/**
 * The debt with another amount, and its budget with it.
 * @throws RangeError when the budget cannot follow: see `followsAmount`.
 */
export function withAmount(
  position: DebtPosition,
  amountCents: EuroCents,
  { type, now }: { readonly type: DebtPositionType | undefined; readonly now: Date },
): DebtPosition {
  const budgetXml = budgetOf(position, amountCents, type);
  if (position.budgetXml !== undefined && budgetXml === undefined) {
    throw new RangeError("the budget does not follow the amount");
  }
  return {
    ...position,
    amountCents,
    ...(budgetXml !== undefined && { budgetXml }),
    version: position.version + 1,
    updatedAt: now.toISOString(),
  };
}

/**
 * The budget of another amount: the one line that there is takes all of it, several are split by
 * the shares of the type as long as they were before. `undefined` when neither is the case.
 */
function budgetOf(
  { budgetXml, amountCents: before }: DebtPosition,
  amountCents: EuroCents,
  type: DebtPositionType | undefined,
): string | undefined {
  const entries = budgetXml === undefined ? [] : (parseBudget(budgetXml) ?? []);
  const [only, ...others] = entries;
  if (only === undefined) return undefined;
  if (others.length === 0) return composeBudgetXml([{ ...only, amountCents }]);
  const shares = type?.budgetShares;
  if (shares === undefined) return undefined;
  return composed(before, shares) === composeBudgetXml(entries)
    ? composed(amountCents, shares)
    : undefined;
}

function composed(amountCents: EuroCents, shares: readonly BudgetShare[]): string {
  return composeBudgetXml(splitByShares(amountCents, shares));
}
