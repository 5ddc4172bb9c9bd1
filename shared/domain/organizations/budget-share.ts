import { type EuroCents, euroCents } from "../values/euro-cents.ts";

/** Where a part of a debt is booked: chapter, office and assessment of the ente's budget. */
type BudgetPlace = {
  readonly chapterCode: string;
  readonly officeCode?: string;
  readonly assessmentCode?: string;
};

/**
 * A part of every debt of a type, for the ente's budget:
 * - `percent`: a share of the amount, in thousandths of one per cent (100,000 is all of it);
 * - `fixed`: an amount that is always the same;
 * - `remainder`: what the others leave; there is exactly one.
 */
export type BudgetShare = BudgetPlace &
  (
    | { readonly kind: "percent"; readonly percentThousandths: number }
    | { readonly kind: "fixed"; readonly fixedCents: EuroCents }
    | { readonly kind: "remainder" }
  );

/** A part with its amount. */
export type BudgetPart = BudgetPlace & { readonly amountCents: EuroCents };

/** So many still fit the 4,096 characters of a debt's budget (tracciato dovuti MyPay4). */
export const budgetSharesMax = 10;
export const wholeInThousandths = 100_000;

/**
 * An amount split by shares, to the cent: fixed parts first, in their order and as far as there is
 * something left, then percentages of the whole amount rounded down, then the remainder. Parts of
 * nothing are left out.
 */
export function splitByShares(
  amountCents: EuroCents,
  shares: readonly BudgetShare[],
): readonly BudgetPart[] {
  let left: number = amountCents;
  const amounts = new Map<BudgetShare, number>();
  const take = (share: BudgetShare, wanted: number) => {
    const taken = Math.min(wanted, left);
    left -= taken;
    amounts.set(share, taken);
  };
  for (const share of shares) if (share.kind === "fixed") take(share, share.fixedCents);
  for (const share of shares) {
    if (share.kind === "percent") take(share, percentOf(amountCents, share.percentThousandths));
  }
  for (const share of shares) if (share.kind === "remainder") take(share, left);
  return shares.flatMap((share) => {
    const cents = amounts.get(share) ?? 0;
    return cents === 0 ? [] : [{ ...placeOf(share), amountCents: euroCents(cents) }];
  });
}

/** The product of an amount and a share may be beyond what is exact: whole part and rest apart. */
function percentOf(amountCents: number, thousandths: number): number {
  const rest = amountCents % wholeInThousandths;
  const wholes = (amountCents - rest) / wholeInThousandths;
  return wholes * thousandths + Math.floor((rest * thousandths) / wholeInThousandths);
}

function placeOf({ chapterCode, officeCode, assessmentCode }: BudgetShare): BudgetPlace {
  return {
    chapterCode,
    ...(officeCode !== undefined && { officeCode }),
    ...(assessmentCode !== undefined && { assessmentCode }),
  };
}
