import type { DebtPosition } from "../debt-positions/debt-position.ts";
import { openNoticesOf, type PositionNotice } from "../debt-positions/payable-notice.ts";
import type { NoticeNumber } from "../values/notice-number.ts";

/**
 * What one notice of a position asks for, in the order of printing: the payment at once and the
 * instalments of a plan, as far as they can still be paid; of a traffic fine the discounted amount
 * and the reduced one. A debt with several plans has a notice for each: with the number of an
 * instalment that of its plan, else that of the first. Empty when nothing is to be paid, or not
 * with the number given.
 */
export function paymentsToPrint(
  position: DebtPosition,
  noticeNumber?: NoticeNumber,
): readonly PositionNotice[] {
  const open = openNoticesOf(position);
  const asked =
    noticeNumber === undefined
      ? open[0]
      : open.find((payment) => payment.noticeNumber === noticeNumber);
  if (asked === undefined || open.length === 1) return asked === undefined ? [] : [asked];
  const plan = asked.way === "atOnce" ? 0 : asked.way;
  const chosen = open.filter(({ way }) => way === "atOnce" || way === plan);
  return [
    ...chosen.filter((payment) => isDiscounted(position, payment)),
    ...chosen.filter((payment) => !isDiscounted(position, payment)),
  ];
}

/** True of the amount of a traffic fine that is paid within five days. */
export function isDiscounted(position: DebtPosition, { way }: PositionNotice): boolean {
  return way !== "atOnce" && position.installmentPlans?.[way]?.kind === "discount";
}
