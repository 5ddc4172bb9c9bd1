import { type Cart, type CartKey, parseCartKey } from "../../../shared/domain/checkout/cart.ts";
import { type CartJudgement, isOver } from "../../../shared/domain/checkout/judge-cart.ts";
import { returnUrlsOf } from "../../../shared/domain/checkout/return-urls.ts";
import { showCart } from "../../../shared/domain/checkout/show-cart.ts";
import {
  isOrganizationCart,
  type ReturnOutcome,
  returnOutcomeOf,
  signedReturnUrl,
} from "../../../shared/domain/checkout/signed-return.ts";
import { startCheckout } from "../../../shared/domain/checkout/start-checkout.ts";
import type { EuroCents } from "../../../shared/domain/values/euro-cents.ts";
import { type Html, html } from "../../../shared/domain/values/html.ts";
import { readEmail, readFormFields, readSeenAmount } from "./form-fields.ts";
import { keepPayerEmail } from "./keep-payer-email.ts";
import { type PageReply, pageReply, redirectTo } from "./page-reply.ts";
import {
  backLink,
  type CartPage,
  cartChangedPage,
  cartPage,
  cartWrongPage,
  payAgainForm,
} from "./pages/cart-page.ts";
import { hasGivenUp, retryForm, type SaidOutcome, saidOutcomes } from "./pages/outcome-page.ts";
import {
  checkoutDownPage,
  checkoutRefusedPage,
  overCartPage,
  toStart,
  unknownCartPage,
} from "./pages/state-page.ts";
import type { PageCall, PageRequest, SiteDependencies } from "./site-dependencies.ts";

/** A cart that was found, by its key. */
export type FoundCart = CartPage & { readonly key: CartKey; readonly judgement: CartJudgement };

/**
 * The cart of the address; a page that says so where there is none. The way back is shown of carts
 * of an ente's portal only, to the address that its client has registered.
 */
export async function withCart(
  { request, variables }: PageCall,
  dependencies: SiteDependencies,
  answer: (found: FoundCart) => PageReply | Promise<PageReply>,
): Promise<PageReply> {
  const key = parseCartKey(variables["cartKey"] ?? "");
  if (key === undefined) return unknownCart;
  const shown = await showCart(dependencies.keys.cartIdOf(key), dependencies);
  if (shown.outcome === "unknown") return unknownCart;
  const { cart, judgement } = shown;
  const gaveUp = hasGivenUp(readSaidOutcome(request));
  const wayBack = await wayBackOf(cart, returnOutcomeOf(judgement.outcome, gaveUp), dependencies);
  const reply = await answer({ cart, key, judgement, ...(wayBack && { wayBack }) });
  // A form may find that all is over, and lead back to the ente's portal.
  const isPage = reply.reply === "page" && wayBack !== undefined;
  return isPage ? { ...reply, formTargets: [new URL(wayBack).origin] } : reply;
}

async function wayBackOf(
  cart: Cart,
  outcome: ReturnOutcome,
  { signer, now }: SiteDependencies,
): Promise<string | undefined> {
  if (!isOrganizationCart(cart)) return undefined;
  const { id, origin } = cart;
  return signedReturnUrl({ id, origin, outcome, at: now() }, await signer());
}

/** What the browser's address says of Checkout: a hint for words, and no more. */
export function readSaidOutcome({ query }: PageRequest): SaidOutcome | undefined {
  return saidOutcomes.find((word) => word === query["esito"]);
}

const unknownCart = pageReply(unknownCartPage(), 404);

/** `GET /paga/carrello/{cartKey}`: as many pages before Checkout as the ente's portal wants. */
export function showCartPage(call: PageCall, dependencies: SiteDependencies): Promise<PageReply> {
  return withCart(call, dependencies, (found) => {
    const { cart, key, judgement } = found;
    if (judgement.outcome === "paid") return redirectTo(outcomePath(key));
    if (isOver(cart, dependencies.now())) return overCart(found, dependencies);
    const isPassed = cart.origin.kind === "organization" && cart.origin.presentation === "none";
    return isPassed ? toCheckout(found, undefined, dependencies) : pageReply(cartPage(found));
  });
}

/** `POST /paga/carrello/{cartKey}`: on to Checkout. */
export function payCart(call: PageCall, dependencies: SiteDependencies): Promise<PageReply> {
  const fields = readFormFields(call.request.body);
  return withCart(call, dependencies, async (found) => {
    const reading = readEmail(fields);
    if (reading.outcome === "wrong") {
      const { problems } = reading;
      return pageReply(cartPage(found, { values: fields, problems }), 400);
    }
    await keepPayerEmail(found.cart, reading.email, dependencies);
    return toCheckout(found, readSeenAmount(fields), dependencies);
  });
}

async function toCheckout(
  found: FoundCart,
  amountCents: EuroCents | undefined,
  dependencies: SiteDependencies,
): Promise<PageReply> {
  const { cart, key } = found;
  const started = await startCheckout(
    {
      id: cart.id,
      returnUrls: returnUrlsOf(dependencies.origins.portal, key),
      ...(amountCents !== undefined && { amountCents }),
    },
    dependencies,
  );
  switch (started.outcome) {
    case "started":
    case "alreadyStarted":
      return redirectTo(started.page.url);
    case "unknown":
      return unknownCart;
    case "expired":
      return overCart(found, dependencies);
    case "wrong":
      return pageReply(cartWrongPage(cart.notices, started.problems, found.wayBack), 409);
    case "amountChanged":
      return pageReply(cartChangedPage(found, started.notices), 409);
    case "paidAlready":
      return redirectTo(outcomePath(key));
    case "checkoutRefused":
      return pageReply(checkoutRefusedPage(wayOutOf(found)), 502);
    case "checkoutUnavailable":
      return pageReply(checkoutDownPage(html`${payAgainForm(found)}${wayOutOf(found)}`), 503);
  }
}

/** Its time is over: the same notices can be paid with another one. */
function overCart(found: FoundCart, { keys }: SiteDependencies): PageReply {
  return pageReply(overCartPage(html`${retryForm(found.key, keys.newKey())}${wayOutOf(found)}`));
}

function wayOutOf({ wayBack }: FoundCart): Html {
  return wayBack === undefined ? toStart : backLink(wayBack);
}

export function outcomePath(key: CartKey): string {
  return `/paga/esito/${key}`;
}
