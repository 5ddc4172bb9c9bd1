import {
  nextAttempt,
  type ReceiptDelivery,
} from "../../../shared/domain/sandbox/receipt-delivery.ts";
import type { SandboxCall } from "../../../shared/domain/sandbox/sandbox-run.ts";
import type { NoticeDescription } from "../../../shared/pagopa/pa-for-node/messages.ts";
import type { PaymentOffered } from "./activate-notice.ts";
import type { SendReceiptsOutcome } from "./send-receipts.ts";
import type { RunView } from "./view-run.ts";

/** A call without its messages: they are in the report of the run. */
export function callView(call: SandboxCall) {
  const { verdict } = call;
  return {
    id: call.id,
    operation: call.operation,
    startedAt: call.startedAt,
    durationMs: call.durationMs,
    organizationFiscalCode: call.recipientFiscalCode,
    noticeNumber: call.notice?.noticeNumber ?? null,
    httpStatus: call.httpStatus ?? null,
    outcome: verdict.outcome,
    fault: verdict.outcome === "OK" ? null : verdict.fault,
  };
}

export function deliveryView(delivery: ReceiptDelivery) {
  return {
    id: delivery.id,
    operation: delivery.operation,
    receiptId: delivery.receiptId,
    organizationFiscalCode: delivery.recipientFiscalCode,
    noticeNumber: delivery.notice.noticeNumber,
    state: delivery.state,
    attempts: delivery.attempts,
    willRetry: nextAttempt(delivery) !== undefined,
    fault: delivery.fault ?? null,
  };
}

export function receiptsView({ deliveries, unserved }: SendReceiptsOutcome) {
  return { receipts: deliveries.map(deliveryView), refused: unserved.map(callView) };
}

export function descriptionView(described: NoticeDescription) {
  const { amount, options, dueDate, detailDescription, allCCP } =
    described.paymentOptionDescription;
  return {
    organizationFiscalCode: described.fiscalCodePA,
    organizationName: described.companyName,
    description: described.paymentDescription,
    detail: detailDescription ?? null,
    amountCents: amount,
    options,
    dueDate: dueDate ?? null,
    postalOnly: allCCP,
  };
}

export function offeredView(offered: PaymentOffered) {
  return {
    iuv: offered.creditorReferenceId,
    amountCents: offered.paymentAmount,
    dueDate: offered.dueDate,
    description: offered.description,
    transfers: offered.transferList.map((transfer) => ({
      index: transfer.idTransfer,
      amountCents: transfer.transferAmount,
      beneficiaryFiscalCode: transfer.fiscalCodePA,
      iban: transfer.IBAN ?? null,
      isStamp: transfer.IBAN === undefined,
      category: transfer.transferCategory,
      remittanceInformation: transfer.remittanceInformation,
    })),
  };
}

/** A run with all its messages, as the report gives it to programs. */
export function runView({ run, calls, deliveries, cart, organizationName }: RunView) {
  return {
    id: run.id,
    title: run.title,
    createdAt: run.createdAt,
    organization:
      run.organizationFiscalCode === undefined
        ? null
        : { fiscalCode: run.organizationFiscalCode, name: organizationName ?? null },
    cart: cart === undefined ? null : { status: cart.status, failure: cart.failure ?? null },
    calls: calls.map((call) => ({
      ...callView(call),
      request: call.request ?? null,
      response: call.response ?? null,
    })),
    receipts: deliveries.map(deliveryView),
  };
}
