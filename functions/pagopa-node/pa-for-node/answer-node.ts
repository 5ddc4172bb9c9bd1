import { composeResponse, soapFault } from "../../../shared/pagopa/pa-for-node/compose-message.ts";
import type {
  PaForNodeRequest,
  PaForNodeResponse,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import {
  parseRequest,
  type RequestReading,
} from "../../../shared/pagopa/pa-for-node/parse-message.ts";
import { refuse } from "../../../shared/pagopa/pa-for-node/refusal.ts";
import { type DemandNoticeDependencies, demandPaymentNotice } from "./demand-payment-notice.ts";
import { getPayment } from "./get-payment.ts";
import { type SendReceiptDependencies, sendReceipt } from "./send-receipt.ts";
import { verifyPaymentNotice } from "./verify-payment-notice.ts";

export type AnswerNodeDependencies = SendReceiptDependencies & DemandNoticeDependencies;

export type NodeAnswer = {
  readonly status: number;
  readonly body: string;
  /** For metrics and log: operation and outcome, nobody's data. */
  readonly operation: string;
  readonly outcome: string;
  readonly organizationFiscalCode?: string;
  /** What went wrong on our side, where something did. */
  readonly failure?: unknown;
  /** The call, where it could be read; for the journal. */
  readonly call?: NodeCall;
};

export type NodeCall = {
  readonly request: PaForNodeRequest;
  /** There is none where the call failed. */
  readonly response?: PaForNodeResponse;
};

type Refused = Extract<RequestReading, { outcome: "refused" }>;

/**
 * Answers one call of pagoPA's node. Business outcomes are HTTP 200, also when KO. A failure of
 * ours is PAA_SYSTEM_ERROR, except for a receipt: there the call itself fails, so that the node
 * sends the receipt again, because it never repeats what was answered KO (SANP 3.12.0, paSendRT).
 */
export async function answerNode(
  body: Uint8Array,
  dependencies: AnswerNodeDependencies,
): Promise<NodeAnswer> {
  const reading = parseRequest(body);
  if (reading.outcome === "refused") return answerRefused(reading, body, dependencies);
  const { request } = reading;
  const { primitive, idPA } = request;
  const identity = { operation: primitive, organizationFiscalCode: idPA };
  try {
    const response = await answerRequest(request, body, dependencies);
    return {
      status: 200,
      body: composeResponse(response),
      ...identity,
      outcome: response.outcome === "OK" ? "OK" : response.fault.faultCode,
      call: { request, response },
    };
  } catch (failure) {
    const failed = { ...identity, outcome: "PAA_SYSTEM_ERROR", failure, call: { request } };
    if (isReceipt(primitive)) return { ...transportFailure(), ...failed };
    const response = refuse(primitive, "failure", { id: idPA });
    return { status: 200, body: composeResponse(response), ...failed };
  }
}

function answerRequest(
  request: PaForNodeRequest,
  body: Uint8Array,
  dependencies: AnswerNodeDependencies,
): Promise<PaForNodeResponse> {
  switch (request.primitive) {
    case "paVerifyPaymentNotice":
      return verifyPaymentNotice(request, dependencies);
    case "paGetPayment":
    case "paGetPaymentV2":
      return getPayment(request, dependencies);
    case "paSendRT":
    case "paSendRTV2":
      return sendReceipt(request, body, dependencies);
    case "paDemandPaymentNotice":
      return demandPaymentNotice(request, dependencies);
  }
}

/**
 * What cannot be read as a call. An operation that is known gets its own KO; anything else a SOAP
 * fault. A receipt that we cannot read may still tell of money: it is kept, for people to look at.
 */
async function answerRefused(
  { primitive, idPA = "", detail }: Refused,
  body: Uint8Array,
  { keepRefused }: AnswerNodeDependencies,
): Promise<NodeAnswer> {
  if (primitive === undefined) {
    const outcome = "unreadable";
    return { status: 400, body: soapFault("Client", detail), operation: "unknown", outcome };
  }
  const outcome = "malformedRequest";
  const response = refuse(primitive, outcome, { id: idPA || "0".repeat(11), detail });
  const answer = { status: 200, body: composeResponse(response), operation: primitive, outcome };
  if (!isReceipt(primitive)) return answer;
  try {
    await keepRefused(body);
    return answer;
  } catch (failure) {
    return { ...answer, ...transportFailure(), failure };
  }
}

function transportFailure() {
  return { status: 500, body: soapFault("Server", "Errore del portale: riprovare.") };
}

function isReceipt(primitive: PaForNodeRequest["primitive"]): boolean {
  return primitive === "paSendRT" || primitive === "paSendRTV2";
}
