import type { CartId, CartKey } from "../../../shared/domain/checkout/cart.ts";
import { returnUrlsOf } from "../../../shared/domain/checkout/return-urls.ts";
import {
  type ShowCartDependencies,
  type ShowCartOutcome,
  showCart,
} from "../../../shared/domain/checkout/show-cart.ts";
import {
  type StartCheckoutDependencies,
  type StartCheckoutOutcome,
  startCheckout,
} from "../../../shared/domain/checkout/start-checkout.ts";
import type { CheckoutBody } from "./cart-bodies.ts";

type ByKey = { readonly cartIdOf: (key: CartKey) => CartId };

/** What became of the cart that the key opens. */
export function showKeyedCart(
  key: CartKey,
  dependencies: ShowCartDependencies & ByKey,
): Promise<ShowCartOutcome> {
  return showCart(dependencies.cartIdOf(key), dependencies);
}

/** Sends the cart that the key opens to Checkout, which sends the browser back to our pages. */
export function startKeyedCheckout(
  key: CartKey,
  body: CheckoutBody,
  dependencies: StartCheckoutDependencies & ByKey & { readonly publicUrl: string },
): Promise<StartCheckoutOutcome> {
  const returnUrls = returnUrlsOf(dependencies.publicUrl, key);
  return startCheckout({ id: dependencies.cartIdOf(key), returnUrls, ...body }, dependencies);
}
