import { type CartId, type CartKey, parseCartId } from "../domain/checkout/cart.ts";

const idLength = 32;

/** The id of the cart that the key opens. */
export function cartIdOf(key: CartKey): CartId {
  const { hash } = process.getBuiltinModule("node:crypto");
  const id = parseCartId(hash("sha256", `cart:${key}`).slice(0, idLength));
  if (id === undefined) throw new Error("a digest that is no id");
  return id;
}
