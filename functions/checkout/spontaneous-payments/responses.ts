import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import { isOpen, totalAmountCents } from "../../../shared/domain/debt-positions/debt-position.ts";
import { payLinkOf } from "../../../shared/domain/debt-positions/position-view.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import {
  invalidRequest,
  notFound,
  type Problem,
  problemResult,
} from "../../../shared/lambda/problem.ts";
import type { ShowFormOutcome } from "./show-form.ts";
import {
  amountChanged,
  formChanged,
  keyTaken,
  lookalike,
  organizationShut,
  paidElsewhere,
} from "./spontaneous-refusals.ts";
import type { StartedPayment, StartPaymentOutcome } from "./start-payment.ts";

export function respondForm(result: ShowFormOutcome): HttpResult {
  if (result.outcome === "unknown") return problemResult(notFound);
  if (result.outcome === "organizationNotReady") return problemResult(organizationShut);
  const { organization, type, formVersion } = result;
  const isForm = result.outcome === "found";
  return jsonResult(200, {
    organization: nameOf(organization),
    debtPositionType: { code: type.code, description: type.description },
    paymentPageUrl: result.outcome === "elsewhere" ? result.url : null,
    formVersion: isForm ? formVersion : null,
    form: isForm ? result.form : null,
    amount: {
      source: isForm ? result.amountSource : null,
      fixedAmountCents: type.fixedAmountCents ?? null,
      minAmountCents: type.minAmountCents ?? null,
      maxAmountCents: type.maxAmountCents ?? null,
    },
    anonymousDebtorAllowed: type.anonymousDebtorAllowed,
  });
}

export function respondPayment(result: StartPaymentOutcome): HttpResult {
  switch (result.outcome) {
    case "started":
    case "alreadyStarted":
      return jsonResult(result.outcome === "started" ? 201 : 200, paymentView(result), unkept);
    case "unknown":
      return problemResult(notFound);
    case "wrong":
      return refused(invalidRequest(result.problems));
    case "organizationNotReady":
      return refused(organizationShut);
    case "keyTaken":
      return refused(keyTaken);
    case "elsewhere":
      return refused(paidElsewhere(result.url));
    case "formChanged":
      return refused(formChanged(result.formVersion));
    case "amountChanged":
      return refused(amountChanged(result.amountCents));
    case "lookalike":
      return refused(lookalike);
  }
}

/** Of what somebody pays, nothing is kept on the way. */
const unkept = { "cache-control": "no-store" };

function refused(problem: Problem): HttpResult {
  return problemResult(problem, unkept);
}

function nameOf({ fiscalCode, ipaCode, name }: Organization) {
  return { fiscalCode, ipaCode, name };
}

/** Nothing of the debtor: whoever reads it has written that. */
function paymentView(payment: StartedPayment) {
  const { organization, position, noticeNumber, noticeLink, publicUrl } = payment;
  const amountCents = totalAmountCents(position);
  const notice = `${publicUrl}/v1/public/notices/${noticeLink}`;
  return {
    organization: nameOf(organization),
    noticeNumber,
    description: position.description,
    amountCents,
    dueDate: position.dueDate ?? null,
    payable: isOpen(position),
    links: {
      pay: payLinkOf(noticeNumber, organization.fiscalCode, publicUrl),
      noticePdf: notice,
      noticePage: `${notice}?format=html`,
    },
    cart: cartOf(position, { noticeNumber, amountCents }),
  };
}

/** What a cart of it is opened with, beside a key: of look-alikes whoever starts it was told. */
function cartOf(
  { organizationFiscalCode, debtor }: DebtPosition,
  notice: { readonly noticeNumber: string; readonly amountCents: number },
) {
  return {
    notices: [{ organizationFiscalCode, ...notice }],
    ...(debtor.email !== undefined && { payerEmail: debtor.email }),
    duplicatesAccepted: true,
  };
}
