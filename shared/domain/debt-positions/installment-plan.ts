import type { CalendarDate } from "../values/calendar-date.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import type { Iuv } from "../values/iuv.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { ReceiptId } from "../values/receipt-id.ts";
import type { Transfer } from "./transfer.ts";

export const installmentsMin = 2;
export const installmentsMax = 60;

/** The payment that closed a notice, as its receipt tells. */
export type PaymentMark = {
  readonly receiptId: ReceiptId;
  readonly amountCents: EuroCents;
  /** Instant in ISO 8601, UTC. */
  readonly paidAt: string;
};

/** One instalment (rata) of a plan, with a notice number of its own. */
export type Installment = {
  readonly iuv: Iuv;
  readonly noticeNumber: NoticeNumber;
  readonly amountCents: EuroCents;
  readonly dueDate?: CalendarDate;
  /** How its amount is split; all of it goes to the issuing ente where it is not given. */
  readonly transfers?: readonly Transfer[];
  readonly payment?: PaymentMark;
};

/**
 * Another way to pay a debt than at once:
 * - little by little: its instalments may add up to more, where the ente charges interest;
 * - `discount`: a traffic fine paid within five days of its notification, 30 % off its reduced
 *   amount, which is the payment at once (Codice della strada, art. 202): a single instalment of
 *   less, and the only plan of its position.
 */
export type InstallmentPlan = {
  readonly kind?: "discount";
  readonly description: string;
  readonly installments: readonly Installment[];
};
