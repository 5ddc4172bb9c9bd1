import type { CartNotice } from "../../../shared/domain/checkout/cart.ts";
import type { CartJudgement, CartNoticeState } from "../../../shared/domain/checkout/judge-cart.ts";
import {
  type OrganizationCart,
  returnOutcomeOf,
} from "../../../shared/domain/checkout/signed-return.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

/** What an ente reads of a cart of its portal; of other enti's notices only what is asked for. */
export function cartView({ origin, ...cart }: OrganizationCart, judgement: CartJudgement) {
  return {
    cartId: cart.id,
    reference: origin.reference ?? null,
    presentation: origin.presentation,
    returnUrl: origin.returnUrl,
    state: judgement.outcome,
    outcome: returnOutcomeOf(judgement.outcome, false),
    openedAt: cart.openedAt,
    expiresAt: cart.expiresAt,
    notices: judgement.notices.map((state) => ({
      ...noticeView(state.notice, origin.organization),
      state: state.state,
      ...paymentView(state, origin.organization),
    })),
  };
}

/** A notice of a cart, as the ente that opened the cart reads it. */
export function noticeView(notice: CartNotice, organization: OrganizationFiscalCode) {
  const { organizationFiscalCode, noticeNumber, iud, amountCents } = notice;
  const isOwn = organizationFiscalCode === organization;
  return { organizationFiscalCode, noticeNumber, iud: isOwn ? iud : null, amountCents };
}

function paymentView(state: CartNoticeState, organization: OrganizationFiscalCode) {
  if (state.state === "open") return { paidAt: null, receipt: null };
  const isOwn = state.notice.organizationFiscalCode === organization;
  const href = `/v1/organizations/${organization}/receipts/${encodeURIComponent(state.receiptId)}`;
  return { paidAt: state.paidAt, receipt: isOwn ? { receiptId: state.receiptId, href } : null };
}
