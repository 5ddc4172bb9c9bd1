import { allOnPostalAccounts } from "../debt-positions/resolve-transfers.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import { type Cart, type CartId, type CheckoutPage, checkoutMinutes, totalOf } from "./cart.ts";
import type { CartProblem } from "./cart-problem.ts";
import type { CartStore } from "./cart-store.ts";
import { type CheckedNotice, type CheckNoticeDependencies, checkNotice } from "./check-notice.ts";
import type { AskCheckout, CheckoutRequest } from "./checkout-page.ts";
import { isOver, judgeCart } from "./judge-cart.ts";
import { positionsOf } from "./show-cart.ts";

type StartCheckoutRequest = {
  readonly id: CartId;
  readonly returnUrls: CheckoutRequest["returnUrls"];
  /** The whole amount that whoever pays has seen; the cart's own where it is not given. */
  readonly amountCents?: EuroCents;
};

export type StartCheckoutDependencies = CheckNoticeDependencies & {
  readonly carts: Pick<CartStore, "find" | "change">;
  readonly askCheckout: AskCheckout;
};

export type StartCheckoutOutcome =
  | { readonly outcome: "started"; readonly cart: Cart; readonly page: CheckoutPage }
  /** The page that was given out before still waits for the payment. */
  | { readonly outcome: "alreadyStarted"; readonly cart: Cart; readonly page: CheckoutPage }
  | { readonly outcome: "unknown" }
  | { readonly outcome: "expired" }
  | { readonly outcome: "wrong"; readonly problems: readonly CartProblem[] }
  /**
   * What is due is not what was seen: nothing was sent. Whoever agrees asks again with the new
   * `amountCents`; `notices` are the cart's with their amounts of now.
   */
  | {
      readonly outcome: "amountChanged";
      readonly amountCents: EuroCents;
      readonly notices: Cart["notices"];
    }
  | { readonly outcome: "paidAlready" }
  /** Checkout finds the cart wrong. */
  | { readonly outcome: "checkoutRefused" }
  /** The cart stays payable: to be tried again. */
  | { readonly outcome: "checkoutUnavailable" };

const minuteMs = 60_000;

/**
 * Sends a cart to Checkout: every notice is verified again and Checkout is asked for a page, which
 * is given out only once it is written down. Whoever dies on the way and asks again, or asks twice
 * at once, gets one and the same page; a page that Checkout made and nobody was given is paid by
 * nobody. With whatever goes wrong the notices stay payable (pagoPA Checkout EC, POST /carts).
 */
export async function startCheckout(
  request: StartCheckoutRequest,
  dependencies: StartCheckoutDependencies,
): Promise<StartCheckoutOutcome> {
  const { carts, askCheckout, now } = dependencies;
  const cart = await carts.find(request.id);
  const settled = await settledOutcome(cart, dependencies);
  if (cart === undefined || settled !== undefined) return settled ?? { outcome: "unknown" };
  const verified = await verify(cart, request, dependencies);
  if (verified.outcome !== "verified") return verified;
  const { payerEmail: emailNotice } = cart;
  const asked = { ...cart, notices: verified.notices };
  const answer = await askCheckout({
    cart: asked,
    ...(emailNotice && { emailNotice }),
    allPostal: verified.allPostal,
    returnUrls: request.returnUrls,
  });
  if (answer.outcome === "refused") return { outcome: "checkoutRefused" };
  if (answer.outcome === "unavailable") return { outcome: "checkoutUnavailable" };
  const started = withPage(asked, answer.url, now());
  const { page } = started;
  const isKept = (await carts.change(started, cart.version)) === "written";
  return isKept
    ? { outcome: "started", cart: started, page }
    : outcomeOfOther(request, dependencies);
}

/** Somebody else has been quicker: the page of theirs is the one. */
async function outcomeOfOther(
  { id }: StartCheckoutRequest,
  dependencies: StartCheckoutDependencies,
): Promise<StartCheckoutOutcome> {
  const cart = await dependencies.carts.find(id);
  const settled = await settledOutcome(cart, dependencies);
  if (settled === undefined) throw new Error("a cart has moved on and waits for its page again");
  return settled;
}

/** What is answered without asking Checkout; undefined when it has to be asked. */
async function settledOutcome(
  cart: Cart | undefined,
  { positions, now }: StartCheckoutDependencies,
): Promise<StartCheckoutOutcome | undefined> {
  if (cart === undefined) return { outcome: "unknown" };
  const at = now();
  const read = await positionsOf(cart, positions);
  if (judgeCart({ cart, positions: read, now: at }).outcome === "paid") {
    return { outcome: "paidAlready" };
  }
  if (isOver(cart, at)) return { outcome: "expired" };
  const { page } = cart;
  return page && isFresh(page, at) ? { outcome: "alreadyStarted", cart, page } : undefined;
}

function isFresh({ startedAt }: CheckoutPage, now: Date): boolean {
  return now.getTime() < Date.parse(startedAt) + checkoutMinutes * minuteMs;
}

type Verified = {
  readonly outcome: "verified";
  /** With the amounts of now. */
  readonly notices: Cart["notices"];
  readonly allPostal: boolean;
};

async function verify(
  cart: Cart,
  { amountCents: seenCents }: StartCheckoutRequest,
  dependencies: StartCheckoutDependencies,
): Promise<Verified | StartCheckoutOutcome> {
  const checked = await Promise.all(
    cart.notices.map((notice) => checkNotice(notice, dependencies)),
  );
  const problems = checked.flatMap((notice, index) => problemsOf(notice, index));
  if (problems.length > 0) return { outcome: "wrong", problems };
  const payable = checked.filter((notice) => notice.outcome === "payable");
  const notices = cart.notices.map((notice, index) => {
    const amountCents = payable[index]?.notice.amountCents ?? notice.amountCents;
    return { ...notice, amountCents };
  });
  const totalCents = totalOf(notices);
  const isAsSeen =
    seenCents === undefined
      ? notices.every(({ amountCents }, i) => amountCents === cart.notices[i]?.amountCents)
      : seenCents === totalCents;
  if (!isAsSeen) return { outcome: "amountChanged", amountCents: totalCents, notices };
  const allPostal = payable.every(({ transfers }) => allOnPostalAccounts(transfers));
  return { outcome: "verified", notices, allPostal };
}

function problemsOf(checked: CheckedNotice, index: number): CartProblem[] {
  return checked.outcome === "payable" ? [] : [{ index, reason: checked.refusal }];
}

/** Whoever gets to Checkout in the last minute has as long to pay as everybody. */
function withPage(cart: Cart, url: string, now: Date): Cart & { readonly page: CheckoutPage } {
  const pageEndsMs = now.getTime() + checkoutMinutes * minuteMs;
  const expiresAt = new Date(Math.max(Date.parse(cart.expiresAt), pageEndsMs)).toISOString();
  const page = { url, startedAt: now.toISOString() };
  return { ...cart, status: "STARTED", page, expiresAt, version: cart.version + 1 };
}
