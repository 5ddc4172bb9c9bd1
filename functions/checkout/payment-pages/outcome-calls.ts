import { type CartNotice, parseCartKey } from "../../../shared/domain/checkout/cart.ts";
import { openCart } from "../../../shared/domain/checkout/open-cart.ts";
import { type FoundCart, outcomePath, readSaidOutcome, withCart } from "./cart-calls.ts";
import { readFormFields } from "./form-fields.ts";
import { type PageReply, pageReply, redirectTo } from "./page-reply.ts";
import { cartAddress, cartWrongPage } from "./pages/cart-page.ts";
import type { Waiting } from "./pages/layout.ts";
import { hasGivenUp, outcomePage, type SaidOutcome } from "./pages/outcome-page.ts";
import { missingPage, usedKeyPage } from "./pages/state-page.ts";
import type { PageCall, PageRequest, SiteDependencies } from "./site-dependencies.ts";

/** Most receipts come within seconds: whoever waits for a late one need not ask so often. */
const pace = { quickSeconds: 3, quickForSeconds: 120, slowSeconds: 15 } as const;

/** `GET /paga/esito/{cartKey}`: where Checkout sends the browser back, whatever it says there. */
export function showOutcome(call: PageCall, dependencies: SiteDependencies): Promise<PageReply> {
  return withCart(call, dependencies, (found) => {
    const { cart, judgement, key, wayBack } = found;
    const { origin } = cart;
    const isPassed = origin.kind === "organization" && origin.presentation === "none";
    const said = readSaidOutcome(call.request);
    const isOver = judgement.outcome !== "inProgress" || hasGivenUp(said);
    if (isPassed && isOver && wayBack !== undefined) return redirectTo(wayBack);
    const waiting = waitingFor(found, said, { request: call.request, now: dependencies.now() });
    const newKey = dependencies.keys.newKey();
    return pageReply(outcomePage({ ...found, key, said, newKey, waiting }));
  });
}

/** The first page says since when it waits; whoever writes another time only waits otherwise. */
function waitingFor(
  { key, judgement }: FoundCart,
  said: SaidOutcome | undefined,
  { request, now }: { readonly request: PageRequest; readonly now: Date },
): Waiting {
  const nowSeconds = Math.floor(now.getTime() / 1_000);
  const told = /^\d{10}$/u.test(request.query["da"] ?? "")
    ? Number(request.query["da"])
    : undefined;
  const since = told === undefined || told > nowSeconds ? nowSeconds : told;
  const isQuick = nowSeconds - since < pace.quickForSeconds;
  const paid = judgement.notices.filter(({ state }) => state === "paid").length;
  const words = said === undefined ? "" : `esito=${said}&`;
  return {
    seconds: isQuick ? pace.quickSeconds : pace.slowSeconds,
    address: `${outcomePath(key)}?${words}da=${since}`,
    mark: `${judgement.outcome}-${paid}`,
  };
}

/** `POST /paga/esito/{cartKey}`: what is not paid, in a new cart, at the amounts of now. */
export function payAgain(call: PageCall, dependencies: SiteDependencies): Promise<PageReply> {
  const newKey = parseCartKey(readFormFields(call.request.body)["chiave"] ?? "");
  return withCart(call, dependencies, async (found) => {
    const { cart, judgement, key } = found;
    if (newKey === undefined) return pageReply(missingPage(), 400);
    if (judgement.outcome === "open") return redirectTo(cartAddress(found));
    if (judgement.outcome === "paid") return redirectTo(outcomePath(key));
    const unpaid = judgement.notices.flatMap(({ state, notice }) =>
      state === "paid" ? [] : [notice],
    );
    const opened = await openCart(
      {
        id: dependencies.keys.cartIdOf(newKey),
        requestDigest: dependencies.keys.digestOf(JSON.stringify(["again", cart.id])),
        notices: unpaid.map(referenceOf),
        ...(cart.payerEmail && { payerEmail: cart.payerEmail }),
        origin: cart.origin,
        duplicatesAccepted: true,
      },
      dependencies,
    );
    switch (opened.outcome) {
      case "opened":
      case "alreadyOpened":
        return redirectTo(cartAddress({ key: newKey }));
      case "requestDiffers":
        return pageReply(usedKeyPage(outcomePath(key)), 409);
      case "wrong":
        return pageReply(cartWrongPage(unpaid, opened.problems, found.wayBack), 409);
      case "duplicates":
      case "tooMany":
        throw new Error("a cart of a cart's notices cannot be opened");
    }
  });
}

function referenceOf({ organizationFiscalCode, noticeNumber }: CartNotice) {
  return { organizationFiscalCode, noticeNumber };
}
