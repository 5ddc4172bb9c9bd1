import type { CartStore } from "../../../shared/domain/checkout/cart-store.ts";
import { judgeCart } from "../../../shared/domain/checkout/judge-cart.ts";
import { positionsOf } from "../../../shared/domain/checkout/show-cart.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type { ExpireCartMessage, QueuePublisher } from "../../../shared/messaging/messages.ts";

type ExpireCartDependencies = {
  readonly carts: Pick<CartStore, "find" | "change">;
  readonly positions: Pick<DebtPositionStore, "findByNoticeNumber">;
  /** Has the message come again after so many seconds. */
  readonly later: (delaySeconds: number) => QueuePublisher<ExpireCartMessage>;
  readonly now: () => Date;
};

/** The longest that a queue holds a message back (SQS limit). */
const delaySecondsMax = 900;
/** Receipts of what was paid in the last moment are waited for. */
const graceMs = 10 * 60_000;
/** Somebody is at the cart: what they make of it is seen a little later. */
const movedDelaySeconds = 60;

/**
 * Notes that the time of a cart is over, unless all of it is paid. It is only a note: what is open
 * can be paid again anyway, and receipts that come later still count (see `judgeCart`).
 */
export async function expireCart(
  message: ExpireCartMessage,
  { carts, positions, later, now }: ExpireCartDependencies,
): Promise<void> {
  const cart = await carts.find(message.cartId);
  if (cart === undefined || cart.status === "EXPIRED") return;
  const at = now();
  const waitMs = Date.parse(cart.expiresAt) + graceMs - at.getTime();
  if (waitMs > 0) {
    const delaySeconds = Math.min(delaySecondsMax, Math.ceil(waitMs / 1_000));
    return later(delaySeconds)([message]);
  }
  const read = await positionsOf(cart, positions);
  if (judgeCart({ cart, positions: read, now: at }).outcome === "paid") return;
  const expired = { ...cart, status: "EXPIRED", version: cart.version + 1 } as const;
  if ((await carts.change(expired, cart.version)) === "refused") {
    await later(movedDelaySeconds)([message]);
  }
}
