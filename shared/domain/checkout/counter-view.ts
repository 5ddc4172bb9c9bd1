import type { DebtPosition } from "../debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../debt-positions/debt-position-store.ts";
import { findNotice } from "../debt-positions/payable-notice.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import type { ReceiptId } from "../values/receipt-id.ts";
import type { CounterPayment, CounterReference, CounterState } from "./counter-payment.ts";
import type { CounterPaymentStore } from "./counter-payment-store.ts";

/** A counter payment as it stands now, for the terminal and for its page. */
export type CounterView = {
  readonly payment: CounterPayment;
  readonly state: CounterState;
  readonly description: string;
  /** What is asked for now, or was paid. */
  readonly amountCents: EuroCents;
  /** Of a payment by pagoPA; a debt may be settled in other ways. */
  readonly receiptId?: ReceiptId;
  /** Instant in ISO 8601, UTC. */
  readonly paidAt?: string;
  /** The same while nothing of the above changes. */
  readonly mark: string;
};

export type ShowCounterDependencies = {
  readonly payments: Pick<CounterPaymentStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly now: () => Date;
};

/** A counter payment of the ente as it stands now; `undefined` when there is none such. */
export async function showCounterPayment(
  reference: CounterReference,
  { payments, positions, now }: ShowCounterDependencies,
): Promise<CounterView | undefined> {
  const payment = await payments.find(reference);
  if (payment === undefined) return undefined;
  const [position] = await positions.findMany(reference.organization, [payment.iud]);
  if (position === undefined) throw new Error("a counter payment without its position");
  return viewCounterPayment(payment, position, now());
}

/** The view of a payment by its position: whoever has paid has paid, whatever else was done. */
export function viewCounterPayment(
  payment: CounterPayment,
  position: DebtPosition,
  now: Date,
): CounterView {
  const notice = findNotice(position, payment.noticeNumber);
  const mark = notice?.payment;
  const state = stateOf(payment, position, now);
  return {
    payment,
    state,
    description: position.description,
    amountCents: mark?.amountCents ?? notice?.amountCents ?? position.amountCents,
    ...(mark && { receiptId: mark.receiptId, paidAt: mark.paidAt }),
    mark: `${payment.version}.${position.version}.${state}`,
  };
}

function stateOf(payment: CounterPayment, position: DebtPosition, now: Date): CounterState {
  const notice = findNotice(position, payment.noticeNumber);
  // The IUD of a cancelled debt may have been used again: the notice is then of nobody.
  if (notice === undefined) return "cancelled";
  if (notice.payment !== undefined || position.status === "PAID") return "paid";
  if (payment.status === "CANCELLED" || position.status === "CANCELLED") return "cancelled";
  return now.toISOString() < payment.expiresAt ? "waiting" : "expired";
}
