import type { Cart } from "../../../shared/domain/checkout/cart.ts";
import type { CartStore } from "../../../shared/domain/checkout/cart-store.ts";

type InMemoryCarts = CartStore & { readonly carts: Map<string, Cart> };

/** Behaves as the table does: nothing is overwritten, changes compare the version. */
export function inMemoryCarts(): InMemoryCarts {
  const carts = new Map<string, Cart>();
  return {
    carts,
    async find(id) {
      return carts.get(id);
    },
    async create(cart) {
      if (carts.has(cart.id)) return "exists";
      carts.set(cart.id, cart);
      return "created";
    },
    async change(cart, versionRead) {
      if (carts.get(cart.id)?.version !== versionRead) return "refused";
      carts.set(cart.id, cart);
      return "written";
    },
  };
}
