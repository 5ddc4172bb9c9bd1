import type { PersonId } from "../access/person-id.ts";
import type { Brand } from "../values/brand.ts";
import type { EmailAddress } from "../values/email-address.ts";
import { type EuroCents, euroCents } from "../values/euro-cents.ts";
import type { Iud } from "../values/iud.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

/**
 * What whoever opens a cart makes up, and only they have: it opens the cart and tells its outcome.
 * At least 128 random bits, in base64url or hexadecimal. Whoever opens again with it opens no
 * second cart.
 */
export type CartKey = Brand<string, "CartKey">;

function isCartKey(text: string): text is CartKey {
  return /^[\w-]{32,64}$/u.test(text);
}

/** Reads the key of a cart, or `undefined`. */
export function parseCartKey(text: string): CartKey | undefined {
  return isCartKey(text) ? text : undefined;
}

/**
 * Identifies a cart, also at pagoPA (`idCart`), whence enti read it in receipts: it opens nothing.
 * Made of the key, which it does not tell: 128 bits of its SHA-256, in hexadecimal.
 */
export type CartId = Brand<string, "CartId">;

function isCartId(text: string): text is CartId {
  return /^[0-9a-f]{32}$/u.test(text);
}

/** Reads the id of a cart, or `undefined`. */
export function parseCartId(text: string): CartId | undefined {
  return isCartId(text) ? text : undefined;
}

/** At most as many as one payment at Checkout may have (pagoPA Checkout EC, POST /carts). */
export const cartNoticesMax = 5;
/** How long a cart waits to be paid; once it is at Checkout a payment lasts 30 minutes at most. */
export const cartMinutes = 60;
export const checkoutMinutes = 30;

/** A notice as whoever opened the cart has seen it. */
export type CartNotice = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly noticeNumber: NoticeNumber;
  readonly iud: Iud;
  readonly typeCode: string;
  readonly amountCents: EuroCents;
  readonly organizationName: string;
  readonly description: string;
};

/** How many pages of ours stand between the ente's portal and Checkout. */
export const presentations = ["full", "short", "none"] as const;
/**
 * - `full`: what is paid, to whom, and for whom, with the choice to take part of it away;
 * - `short`: only the e-mail address for the receipt;
 * - `none`: straight to Checkout.
 */
export type Presentation = (typeof presentations)[number];

/** Who opened a cart, and where the browser goes in the end. */
export type CartOrigin =
  /** Anybody, without login. */
  | { readonly kind: "guest" }
  | { readonly kind: "person"; readonly personId: PersonId }
  /** An ente's own portal (iniziato presso ente). */
  | {
      readonly kind: "organization";
      readonly organization: OrganizationFiscalCode;
      readonly clientId: string;
      readonly returnUrl: string;
      readonly presentation: Presentation;
      /** What the ente's portal wants back with the outcome. */
      readonly reference?: string;
    }
  /** At the ente's counter. */
  | { readonly kind: "counter"; readonly organization: OrganizationFiscalCode };

/** A page of Checkout that a cart was sent to; there is no other on which it could be paid. */
export type CheckoutPage = { readonly url: string; readonly startedAt: string };

/**
 * Up to five notices, of any enti, that are paid together. Whether they are paid is not written
 * here: receipts alone say it, and positions show it.
 * - `OPEN`: composed; nobody was sent to Checkout yet;
 * - `STARTED`: a page of Checkout waits for its payment;
 * - `EXPIRED`: its time is over and something of it was not paid by it; written by the expiry only.
 */
export type Cart = {
  readonly id: CartId;
  /** The same for the same request, of any other a different one: makes a repeat recognisable. */
  readonly requestDigest: string;
  readonly notices: readonly CartNotice[];
  /** Who pays is told there; the debtor, where another person, at the address of the debt. */
  readonly payerEmail?: EmailAddress;
  readonly origin: CartOrigin;
  readonly status: "OPEN" | "STARTED" | "EXPIRED";
  readonly page?: CheckoutPage;
  /** Instants in ISO 8601, UTC. */
  readonly openedAt: string;
  readonly expiresAt: string;
  /** Counts the changes: 1, 2, 3 … */
  readonly version: number;
};

/**
 * What became of a cart, by the receipts that have come:
 * - `open`: nobody was sent to Checkout;
 * - `inProgress`: Checkout may still be paying it;
 * - `paid`: there is a receipt of every notice;
 * - `partiallyPaid`: of some, and time is over for the others;
 * - `expired`: time is over and nothing was paid; all of it can be paid again.
 */
export type CartOutcome = "open" | "inProgress" | "paid" | "partiallyPaid" | "expired";

/** What a cart costs, without the fee of whoever takes the payment. */
export function totalOf(notices: Cart["notices"]): EuroCents {
  return euroCents(notices.reduce((sum, { amountCents }) => sum + amountCents, 0));
}
