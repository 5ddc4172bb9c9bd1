import type { Iuv } from "../values/iuv.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { PaymentOptionDraft } from "./check-payment-options.ts";
import type { DebtPosition } from "./debt-position.ts";

/**
 * Where a notice stands among the ways to pay a debt: the payment at once, the discounted one, or
 * an instalment by its plan and its place in it. A notice that stays there keeps its number.
 */
export type NoticeSlot = "SINGLE" | "DISCOUNT" | `INSTALMENTS ${number}/${number}`;

/** A number that a notice has; only the payment at once may have none that pagoPA can route. */
export type HeldNumber = { readonly iuv: Iuv; readonly noticeNumber?: NoticeNumber };

/** The places that these ways to pay have notices for. */
export function slotsOfOptions(options: readonly PaymentOptionDraft[]): NoticeSlot[] {
  const plans = options.filter((option) => option.kind === "INSTALMENTS");
  return options.flatMap((option): NoticeSlot[] =>
    option.kind === "INSTALMENTS"
      ? option.installments.map((_, place) => installmentSlot(plans.indexOf(option), place))
      : [option.kind],
  );
}

/** The numbers that a position's notices have, by their places. */
export function heldNumbersOf(position: DebtPosition): ReadonlyMap<NoticeSlot, HeldNumber> {
  const { iuv, noticeNumber, installmentPlans = [] } = position;
  const held = new Map<NoticeSlot, HeldNumber>();
  if (iuv !== undefined) held.set("SINGLE", { iuv, ...(noticeNumber && { noticeNumber }) });
  const plans = installmentPlans.filter(({ kind }) => kind !== "discount");
  for (const plan of installmentPlans) {
    for (const [place, numbered] of plan.installments.entries()) {
      const isDiscount = plan.kind === "discount";
      held.set(isDiscount ? "DISCOUNT" : installmentSlot(plans.indexOf(plan), place), {
        iuv: numbered.iuv,
        noticeNumber: numbered.noticeNumber,
      });
    }
  }
  return held;
}

export function installmentSlot(plan: number, place: number): NoticeSlot {
  return `INSTALMENTS ${plan}/${place}`;
}
