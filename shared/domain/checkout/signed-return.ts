import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { signedReturnParameters } from "../values/signed-return-parameters.ts";
import type { Cart, CartId, CartOrigin, CartOutcome } from "./cart.ts";

/**
 * What the browser brings back to the ente's portal:
 * - `OK`: all is paid, its receipts are there;
 * - `KO`: whoever should pay gave up, or came back without having paid; until the cart is over it
 *   may still be paid;
 * - `IN_CORSO`: Checkout may have been paid: the receipt is on its way;
 * - `PARZIALE`: some is paid, and time is over for the rest;
 * - `SCADUTO`: time is over and nothing was paid.
 */
export type ReturnOutcome = "OK" | "KO" | "IN_CORSO" | "PARZIALE" | "SCADUTO";

const outcomes: Readonly<Record<CartOutcome, ReturnOutcome>> = {
  open: "KO",
  inProgress: "IN_CORSO",
  paid: "OK",
  partiallyPaid: "PARZIALE",
  expired: "SCADUTO",
};

/** What is told of a cart; `gaveUp`: the browser comes from Checkout, where nothing was paid. */
export function returnOutcomeOf(outcome: CartOutcome, gaveUp: boolean): ReturnOutcome {
  return gaveUp && outcome === "inProgress" ? "KO" : outcomes[outcome];
}

/** A cart that an ente's portal has opened. */
export type OrganizationCart = Cart & { readonly origin: OrganizationOrigin };
export type OrganizationOrigin = Extract<CartOrigin, { readonly kind: "organization" }>;

/** True of a cart that an ente's portal has opened; of that ente, where one is named. */
export function isOrganizationCart(
  cart: Cart,
  organization?: OrganizationFiscalCode,
): cart is OrganizationCart {
  const { origin } = cart;
  if (origin.kind !== "organization") return false;
  return organization === undefined || origin.organization === organization;
}

export type SignedReturn = {
  readonly id: CartId;
  readonly origin: Pick<OrganizationOrigin, "returnUrl" | "reference">;
  readonly outcome: ReturnOutcome;
  readonly at: Date;
};

/** Signs a text with the portal's key of outcomes: see `OutcomeSigner`. */
export type ReturnSigner = {
  readonly keyId: string;
  readonly sign: (text: string) => { toString(encoding: "base64url"): string };
};

/** What the text is, and which rules it was made by. */
const signedReturnMark = "portale-pagamenti:ritorno:1";

const lineFeed = "\n";

/**
 * The text that is signed, UTF-8: six lines with a line feed between each two and none at the end.
 * No part can hold a line feed. The registered address is part of it: what is signed for one
 * portal is good at no other.
 */
export function signedReturnText({ id, origin, outcome, at }: SignedReturn): string {
  const { returnUrl, reference = "" } = origin;
  const seconds = unixSeconds(at);
  return [signedReturnMark, returnUrl, id, reference, outcome, seconds].join(lineFeed);
}

/**
 * Where the browser goes back to: the ente's registered address as it is, and behind what is there
 * already the outcome with its signature. It proves who says so and when, not that money has moved:
 * whoever needs to know asks, or is told.
 */
export function signedReturnUrl(facts: SignedReturn, signer: ReturnSigner): string {
  const { id, origin, outcome, at } = facts;
  const { returnUrl, reference } = origin;
  const added: Readonly<Record<(typeof signedReturnParameters)[number], string | undefined>> = {
    idCarrello: id,
    riferimento: reference,
    esito: outcome,
    istante: unixSeconds(at),
    chiave: signer.keyId,
    firma: signer.sign(signedReturnText(facts)).toString("base64url"),
  };
  const parameters = Object.entries(added).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  return returnUrl + separatorAfter(returnUrl) + parameters.join("&");
}

function unixSeconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1_000));
}

function separatorAfter(url: string): "?" | "&" | "" {
  if (!url.includes("?")) return "?";
  return url.endsWith("?") || url.endsWith("&") ? "" : "&";
}
