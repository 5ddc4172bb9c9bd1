import type { EmailAddress } from "../values/email-address.ts";
import type { Cart } from "./cart.ts";

/** What Checkout is asked for (pagoPA Checkout EC v2, POST /carts). */
export type CheckoutRequest = {
  readonly cart: Cart;
  readonly emailNotice?: EmailAddress;
  /** All of it can be credited to postal accounts (`allCCP`). */
  readonly allPostal: boolean;
  /** Where the browser comes back; none of them proves anything. */
  readonly returnUrls: {
    readonly ok: string;
    readonly cancel: string;
    readonly error: string;
    readonly waiting: string;
  };
};

/**
 * - `page`: where the browser goes;
 * - `refused`: Checkout finds the request wrong (HTTP 400): asking again would not help;
 * - `unavailable`: an error, an answer that is none, or none in ten seconds, also at the retry.
 */
export type CheckoutAnswer =
  | { readonly outcome: "page"; readonly url: string }
  | { readonly outcome: "refused" }
  | { readonly outcome: "unavailable" };

/** Asks Checkout for a page; at most one retry. Never throws for what Checkout does. */
export type AskCheckout = (request: CheckoutRequest) => Promise<CheckoutAnswer>;
