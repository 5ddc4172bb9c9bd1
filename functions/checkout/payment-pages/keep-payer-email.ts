import type { Cart } from "../../../shared/domain/checkout/cart.ts";
import type { CartStore } from "../../../shared/domain/checkout/cart-store.ts";
import type { EmailAddress } from "../../../shared/domain/values/email-address.ts";

/**
 * Writes down where the receipt goes, on a cart that waits to be paid. Once Checkout has been told
 * an address it stays; whoever is quicker with another one wins, as with the page of Checkout.
 */
export async function keepPayerEmail(
  cart: Cart,
  payerEmail: EmailAddress | undefined,
  { carts }: { readonly carts: Pick<CartStore, "change"> },
): Promise<void> {
  if (payerEmail === undefined || payerEmail === cart.payerEmail || cart.status !== "OPEN") return;
  await carts.change({ ...cart, payerEmail, version: cart.version + 1 }, cart.version);
}
