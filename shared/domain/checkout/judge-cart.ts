import type { DebtPosition } from "../debt-positions/debt-position.ts";
import { findNotice } from "../debt-positions/payable-notice.ts";
import type { ReceiptId } from "../values/receipt-id.ts";
import type { Cart, CartNotice, CartOutcome } from "./cart.ts";

/** A notice of a cart, and whether its receipt has come. */
export type CartNoticeState =
  | { readonly notice: CartNotice; readonly state: "open" }
  | {
      readonly notice: CartNotice;
      readonly state: "paid";
      readonly receiptId: ReceiptId;
      /** Instant in ISO 8601, UTC. */
      readonly paidAt: string;
    };

export type CartJudgement = {
  readonly outcome: CartOutcome;
  /** In the order of the cart. */
  readonly notices: readonly CartNoticeState[];
};

/**
 * What became of a cart: only receipts say so, which have left their mark on the positions; also
 * those that come when its time is over. Neither a page of Checkout nor the address by which a
 * browser comes back proves anything (pagoPA Checkout EC, returnOkUrl).
 */
export function judgeCart(facts: {
  readonly cart: Cart;
  /** Position by position as the cart's notices stand; undefined where there is none any more. */
  readonly positions: readonly (DebtPosition | undefined)[];
  readonly now: Date;
}): CartJudgement {
  const { cart, positions, now } = facts;
  const notices = cart.notices.map((notice, index) => stateOf(notice, positions[index]));
  return { outcome: outcomeOf(cart, notices, now), notices };
}

/** True when nobody can pay with the cart any more. */
export function isOver(cart: Pick<Cart, "status" | "expiresAt">, now: Date): boolean {
  return cart.status === "EXPIRED" || Date.parse(cart.expiresAt) <= now.getTime();
}

function stateOf(notice: CartNotice, position: DebtPosition | undefined): CartNoticeState {
  const payment = position && findNotice(position, notice.noticeNumber)?.payment;
  if (payment === undefined) return { notice, state: "open" };
  const { receiptId, paidAt } = payment;
  return { notice, state: "paid", receiptId, paidAt };
}

function outcomeOf(cart: Cart, notices: readonly CartNoticeState[], now: Date): CartOutcome {
  const paid = notices.filter(({ state }) => state === "paid").length;
  if (paid === notices.length) return "paid";
  if (isOver(cart, now)) return paid > 0 ? "partiallyPaid" : "expired";
  return cart.status === "OPEN" ? "open" : "inProgress";
}
