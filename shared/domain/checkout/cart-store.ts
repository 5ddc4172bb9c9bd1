import type { Cart, CartId } from "./cart.ts";

export type CartStore = {
  /** Strongly consistent. */
  find(id: CartId): Promise<Cart | undefined>;
  /** `exists` leaves what was there untouched. */
  create(cart: Cart): Promise<"created" | "exists">;
  /** Writes over version `versionRead`; `refused` when the cart has moved on. */
  change(cart: Cart, versionRead: number): Promise<"written" | "refused">;
};
