import { type Cart, totalOf } from "../../../shared/domain/checkout/cart.ts";
import type { CartJudgement, CartNoticeState } from "../../../shared/domain/checkout/judge-cart.ts";
import type { ShowCartOutcome } from "../../../shared/domain/checkout/show-cart.ts";
import type { ShowNoticeOutcome } from "../../../shared/domain/checkout/show-notice.ts";
import type { StartCheckoutOutcome } from "../../../shared/domain/checkout/start-checkout.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { notFound, type Problem, problemResult } from "../../../shared/lambda/problem.ts";
import {
  amountsChanged,
  cartExpired,
  cartPaid,
  checkoutRefusal,
  checkoutUnavailable,
  duplicatesFound,
  noticesNotPayable,
  otherCart,
  tooManyNotices,
} from "./cart-refusals.ts";
import { noticeReasonOf } from "./cart-words.ts";
import type { OpenRequestedCartOutcome } from "./open-requested-cart.ts";

/** Of what somebody pays, nothing is kept on the way. */
const unkept = { "cache-control": "no-store" };
/** How soon to ask again. */
const pollSeconds = 3;
const retrySeconds = 30;

export function respondOpening(result: OpenRequestedCartOutcome): HttpResult {
  switch (result.outcome) {
    case "opened":
    case "alreadyOpened": {
      const status = result.outcome === "opened" ? 201 : 200;
      const location = `/v1/public/carts/${result.key}`;
      return jsonResult(status, openedView(result.cart), { ...unkept, location });
    }
    case "requestDiffers":
      return refused(otherCart);
    case "wrong":
      return refused(noticesNotPayable(result.problems));
    case "tooMany":
      return refused(tooManyNotices(result.groups));
    case "duplicates":
      return refused(duplicatesFound(result.duplicates));
  }
}

export function respondCart(result: ShowCartOutcome): HttpResult {
  if (result.outcome === "unknown") return problemResult(notFound);
  const { cart, judgement } = result;
  const waits = judgement.outcome === "inProgress";
  return jsonResult(200, cartView(cart, judgement), {
    ...unkept,
    ...(waits && { "retry-after": String(pollSeconds) }),
  });
}

export function respondCheckout(result: StartCheckoutOutcome): HttpResult {
  switch (result.outcome) {
    case "started":
    case "alreadyStarted":
      return jsonResult(200, { checkoutUrl: result.page.url }, unkept);
    case "unknown":
      return problemResult(notFound);
    case "expired":
      return refused(cartExpired);
    case "paidAlready":
      return refused(cartPaid);
    case "wrong":
      return refused(noticesNotPayable(result.problems));
    case "amountChanged":
      return refused(amountsChanged(result));
    case "checkoutRefused":
      return refused(checkoutRefusal);
    case "checkoutUnavailable":
      return problemResult(checkoutUnavailable, {
        ...unkept,
        "retry-after": String(retrySeconds),
      });
  }
}

/** Never who owes: the number of a notice proves that somebody holds it, not who they are. */
export function respondNotice(result: ShowNoticeOutcome): HttpResult {
  if (result.outcome === "unknown") return problemResult(notFound);
  const { organization, position, notice } = result.found;
  const { refusal } = result;
  return jsonResult(
    200,
    {
      organizationFiscalCode: organization.fiscalCode,
      organizationName: organization.name,
      noticeNumber: notice.noticeNumber,
      description: position.description,
      amountCents: notice.amountCents,
      dueDate: notice.dueDate ?? null,
      place: notice.place ?? null,
      payable: refusal === undefined,
      reason: refusal === undefined ? null : noticeReasonOf(refusal),
    },
    unkept,
  );
}

function refused(problem: Problem): HttpResult {
  return problemResult(problem, unkept);
}

function openedView(cart: Cart) {
  const notices = cart.notices.map((notice) => ({ notice, state: "open" }) as const);
  return cartView(cart, { outcome: cart.status === "OPEN" ? "open" : "inProgress", notices });
}

function cartView(cart: Cart, { outcome, notices }: CartJudgement) {
  return {
    outcome,
    amountCents: totalOf(cart.notices),
    openedAt: cart.openedAt,
    expiresAt: cart.expiresAt,
    pollSeconds: outcome === "inProgress" ? pollSeconds : null,
    notices: notices.map(noticeView),
  };
}

function noticeView(judged: CartNoticeState) {
  const { notice, state } = judged;
  return {
    organizationFiscalCode: notice.organizationFiscalCode,
    organizationName: notice.organizationName,
    noticeNumber: notice.noticeNumber,
    description: notice.description,
    amountCents: notice.amountCents,
    state,
    paidAt: state === "paid" ? judged.paidAt : null,
  };
}
