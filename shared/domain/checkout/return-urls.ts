import type { CartKey } from "./cart.ts";
import type { CheckoutRequest } from "./checkout-page.ts";

/**
 * Where Checkout sends the browser back: the page of the cart's outcome, with what Checkout says of
 * it. That is a hint for the words of the page, which asks the receipts.
 */
export function returnUrlsOf(publicUrl: string, key: CartKey): CheckoutRequest["returnUrls"] {
  const page = `${publicUrl}/paga/esito/${key}?esito=`;
  return {
    ok: `${page}ok`,
    cancel: `${page}annullato`,
    error: `${page}errore`,
    waiting: `${page}attesa`,
  };
}
