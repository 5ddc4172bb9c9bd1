import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type {
  JournalEventKind,
  NewJournalEvent,
} from "../../../shared/domain/journal/journal-event.ts";
import { positionFactsOf } from "../../../shared/domain/journal/position-facts-of-event.ts";
import type { EuroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseIuv } from "../../../shared/domain/values/iuv.ts";
import { iuvOf, parseNoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type {
  PaForNodePrimitive,
  SendReceiptRequest,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import type { NodeAnswer, NodeCall } from "./answer-node.ts";
import { probeNoticeNumber } from "./verify-payment-notice.ts";

/** What a call came to see while it was answered. */
export type SeenDuringCall = {
  readonly organization?: OrganizationFiscalCode;
  readonly position?: DebtPosition;
  /** The file of a receipt. */
  readonly rawKey?: string;
};

type EventFacts = Omit<NewJournalEvent, "at" | "durationMs">;

const kinds: Readonly<Record<PaForNodePrimitive, JournalEventKind>> = {
  paVerifyPaymentNotice: "verifyRequested",
  paGetPayment: "activationRequested",
  paGetPaymentV2: "activationRequested",
  paSendRT: "receiptReceived",
  paSendRTV2: "receiptReceived",
  paDemandPaymentNotice: "noticeDemanded",
};

/** What the journal keeps of a call; nothing of one that no ente of ours was called by. */
export function eventOfCall(
  { call, outcome }: Pick<NodeAnswer, "call" | "outcome">,
  { organization, position, rawKey }: SeenDuringCall,
): EventFacts | undefined {
  if (call === undefined || organization === undefined) return undefined;
  const { request } = call;
  const noticeText = noticeTextOf(call);
  if (noticeText === probeNoticeNumber) return undefined;
  const noticeNumber = parseNoticeNumber(noticeText);
  const iuv = noticeNumber && iuvOf(noticeNumber);
  const amountCents = amountOf(call);
  return {
    organizationFiscalCode: organization,
    kind: kinds[request.primitive],
    direction: "in",
    peer: { kind: "node" },
    outcome: outcome === "OK" ? "OK" : "KO",
    ...(outcome !== "OK" && { code: outcome }),
    ...(noticeNumber && { noticeNumber }),
    ...(iuv && { iuv }),
    ...positionFactsOf(position),
    ...(amountCents !== undefined && { amountCents }),
    ...("receipt" in request && receiptFactsOf(request)),
    ...(rawKey !== undefined && { rawKey }),
  };
}

/** Of the notice that was asked about, paid, or made. */
function noticeTextOf({ request, response }: NodeCall): string {
  if ("qrCode" in request) return request.qrCode.noticeNumber;
  if ("receipt" in request) return request.receipt.noticeNumber;
  return response !== undefined && "qrCode" in response ? response.qrCode.noticeNumber : "";
}

/** What is asked for, or what was paid. */
function amountOf({ request, response }: NodeCall): EuroCents | undefined {
  if ("receipt" in request) return request.receipt.paymentAmount;
  if (response?.outcome !== "OK") return undefined;
  if ("data" in response) return response.data.paymentAmount;
  return "paymentOptionDescription" in response
    ? response.paymentOptionDescription.amount
    : undefined;
}

function receiptFactsOf({ receipt }: SendReceiptRequest) {
  const { receiptId, idPSP: pspId, creditorReferenceId } = receipt;
  const iuv = parseIuv(creditorReferenceId);
  return { receiptId, pspId, ...(iuv && { iuv }) };
}
