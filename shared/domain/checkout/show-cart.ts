import type { DebtPosition } from "../debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../debt-positions/debt-position-store.ts";
import type { Cart, CartId } from "./cart.ts";
import type { CartStore } from "./cart-store.ts";
import { type CartJudgement, judgeCart } from "./judge-cart.ts";

export type ShowCartDependencies = {
  readonly carts: Pick<CartStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findByNoticeNumber">;
  readonly now: () => Date;
};

export type ShowCartOutcome =
  | { readonly outcome: "found"; readonly cart: Cart; readonly judgement: CartJudgement }
  | { readonly outcome: "unknown" };

/** A cart and what became of it, as the positions stand now. */
export async function showCart(
  id: CartId,
  { carts, positions, now }: ShowCartDependencies,
): Promise<ShowCartOutcome> {
  const cart = await carts.find(id);
  if (cart === undefined) return { outcome: "unknown" };
  const read = await positionsOf(cart, positions);
  return { outcome: "found", cart, judgement: judgeCart({ cart, positions: read, now: now() }) };
}

/** The positions of a cart's notices, one by one in their order; strongly consistent. */
export function positionsOf(
  cart: Pick<Cart, "notices">,
  positions: Pick<DebtPositionStore, "findByNoticeNumber">,
): Promise<(DebtPosition | undefined)[]> {
  return Promise.all(
    cart.notices.map(({ organizationFiscalCode, noticeNumber }) =>
      positions.findByNoticeNumber(organizationFiscalCode, noticeNumber),
    ),
  );
}
