import { attemptReceipt } from "../../../shared/domain/sandbox/attempt-receipt.ts";
import {
  beginAttempt,
  nextAttempt,
  type ReceiptDelivery,
} from "../../../shared/domain/sandbox/receipt-delivery.ts";
import {
  callIdOf,
  type RunId,
  type SandboxCall,
} from "../../../shared/domain/sandbox/sandbox-run.ts";
import { nodeFault, receiptSecondsMax } from "../../../shared/domain/sandbox/station-answer.ts";
import type { EuroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { composeRequest } from "../../../shared/pagopa/pa-for-node/compose-message.ts";
import type { CtReceipt, CtSubject } from "../../../shared/pagopa/pa-for-node/messages.ts";
import { parseResponse } from "../../../shared/pagopa/pa-for-node/parse-message.ts";
import type { PrimitiveVersion } from "./activate-notice.ts";
import { refuseCall } from "./call-station.ts";
import { composeReceipt } from "./compose-receipt.ts";
import type { BegunPayment } from "./find-payment.ts";
import { findStation, type StationOverride } from "./find-station.ts";
import type { NodeDependencies } from "./node-dependencies.ts";

/** How a payment ends, and all that may go wrong on the way of its receipt. */
export type ReceiptChoices = {
  readonly version?: PrimitiveVersion;
  readonly outcome: "OK" | "KO";
  /** `other`: from the second receipt of a payment on, each has an id of its own. */
  readonly receiptId: "reuse" | "other";
  readonly times: number;
  /** Days since the payment was made; 0 for a payment made now. */
  readonly daysLate: number;
  /** The XML is cut on the way, the first time it is sent. */
  readonly malformed: boolean;
  /** Also to the other enti among the beneficiaries that the platform serves. */
  readonly broadcast: boolean;
  /** Only to this ente. */
  readonly recipient?: string;
  readonly payer?: CtSubject;
  readonly feeCents?: EuroCents;
  /** The station is told only later, as when the outcome of a payment is not known yet. */
  readonly deferred: boolean;
  readonly override: StationOverride;
};

export type SendReceiptsInput = {
  readonly runId: RunId;
  readonly payment: BegunPayment;
  /** Receipts that the payment has had already, in any of its enti. */
  readonly earlier: readonly ReceiptDelivery[];
  readonly choices: ReceiptChoices;
};

export type SendReceiptsOutcome = {
  readonly deliveries: readonly ReceiptDelivery[];
  /** Receipts for enti whose station nobody knows: they were not sent. */
  readonly unserved: readonly SandboxCall[];
};

const dayMs = 86_400_000;
/** A call with a receipt begins only when its whole time-out still fits. */
const callMs = (receiptSecondsMax + 1) * 1_000;

/**
 * Ends a payment: its receipts go to the ente of the notice and, on request, to the other
 * beneficiaries. The notice is free again. What finds no answer is tried later from a queue.
 */
export async function sendReceipts(
  input: SendReceiptsInput,
  dependencies: NodeDependencies,
): Promise<SendReceiptsOutcome> {
  const { payment, choices } = input;
  const deliveries: ReceiptDelivery[] = [];
  const unserved: SandboxCall[] = [];
  for (const receiptId of receiptIdsOf(input, dependencies)) {
    const receipt = await receiptOf(receiptId, input, dependencies);
    for (const recipient of recipientsOf(payment, choices)) {
      const delivery = await createDelivery({ recipient, receipt, input }, dependencies);
      if (delivery === "notServedHere") continue;
      if ("verdict" in delivery) unserved.push(delivery);
      else deliveries.push(await sendNewReceipt(delivery, input, dependencies));
    }
  }
  const { notice, paymentToken } = payment;
  await dependencies.sandbox.closeSession({ ...notice, paymentToken });
  return { deliveries, unserved };
}

/**
 * Calls the station with a new receipt, or leaves it to the queue where time is short; what finds
 * no answer is left to the queue as well.
 */
export async function sendNewReceipt(
  delivery: ReceiptDelivery,
  { runId, choices }: { readonly runId: RunId; readonly choices: Pick<ReceiptChoices, "deferred"> },
  dependencies: NodeDependencies,
): Promise<ReceiptDelivery> {
  const isForLater = choices.deferred || dependencies.remainingMs() < callMs;
  const sent = isForLater ? delivery : await callNow(runId, delivery, dependencies);
  const attempt = nextAttempt(sent);
  if (attempt !== undefined) {
    await dependencies.deferReceipts([{ runId, deliveryId: sent.id, attempt }]);
  }
  return sent;
}

async function callNow(
  runId: RunId,
  delivery: ReceiptDelivery,
  dependencies: NodeDependencies,
): Promise<ReceiptDelivery> {
  const start = beginAttempt(delivery, { attempt: 1, now: dependencies.now() });
  if (start.outcome !== "begun") return delivery;
  const ports = { ...dependencies, read: parseResponse };
  return (await attemptReceipt(runId, start.delivery, ports)) ?? delivery;
}

/** The payment's first receipt has the token for its id; the others repeat it, or do not. */
function receiptIdsOf(
  { payment, earlier, choices }: SendReceiptsInput,
  { newId }: NodeDependencies,
): readonly string[] {
  return Array.from({ length: choices.times }, (_, index) => {
    const isFirst = index === 0 && earlier.length === 0;
    return isFirst || choices.receiptId === "reuse" ? payment.paymentToken : newId();
  });
}

function recipientsOf(payment: BegunPayment, choices: ReceiptChoices): readonly string[] {
  const { notice, offered } = payment;
  if (choices.recipient !== undefined) return [choices.recipient];
  if (!choices.broadcast) return [notice.fiscalCode];
  const beneficiaries = offered.transferList.map(({ fiscalCodePA }) => fiscalCodePA);
  return [...new Set([notice.fiscalCode, ...beneficiaries])];
}

async function receiptOf(
  receiptId: string,
  { payment, choices }: SendReceiptsInput,
  { organizations, now }: NodeDependencies,
): Promise<CtReceipt> {
  const { notice, offered, paymentNote } = payment;
  const fiscalCode = parseOrganizationFiscalCode(notice.fiscalCode);
  const creditor = fiscalCode === undefined ? undefined : await organizations.find(fiscalCode);
  const { payer, feeCents } = choices;
  return composeReceipt(offered, {
    receiptId,
    notice,
    outcome: choices.outcome,
    creditorName: creditor?.name ?? "Ente creditore",
    paidAt: new Date(now().getTime() - choices.daysLate * dayMs),
    ...(payer === undefined ? {} : { payer }),
    ...(feeCents === undefined ? {} : { feeCents }),
    ...(paymentNote === undefined ? {} : { paymentNote }),
  });
}

async function createDelivery(
  parcel: {
    readonly recipient: string;
    readonly receipt: CtReceipt;
    readonly input: SendReceiptsInput;
  },
  dependencies: NodeDependencies,
): Promise<ReceiptDelivery | SandboxCall | "notServedHere"> {
  const { recipient, receipt, input } = parcel;
  const { runId, payment, choices } = input;
  const version = choices.version ?? payment.version;
  const primitive = version === "V2" ? "paSendRTV2" : "paSendRT";
  const station = await findStation(recipient, choices.override, dependencies);
  if (station === undefined) {
    // Beneficiaries of another platform get their receipts there: nothing is wrong.
    if (isBroadcastOnly(recipient, input)) return "notServedHere";
    const fault = nodeFault("PPT_DOMINIO_SCONOSCIUTO", "Ente non servito da questa piattaforma");
    const subject = { notice: payment.notice };
    return refuseCall(
      { runId, operation: primitive, recipientFiscalCode: recipient, subject, fault },
      dependencies,
    );
  }
  const envelope = composeRequest({ primitive, ...station, receipt });
  const createdAt = dependencies.now();
  const delivery: ReceiptDelivery = {
    id: callIdOf(createdAt, dependencies.newId()),
    operation: primitive,
    receiptId: receipt.receiptId,
    recipientFiscalCode: station.idPA,
    notice: payment.notice,
    envelope,
    isCutAtFirst: choices.malformed,
    createdAt: createdAt.toISOString(),
    state: "NOTICE_GENERATED",
    attempts: 0,
    version: 1,
  };
  await dependencies.sandbox.createDelivery(runId, delivery);
  return delivery;
}

function isBroadcastOnly(recipient: string, { payment, choices }: SendReceiptsInput): boolean {
  return choices.recipient === undefined && recipient !== payment.notice.fiscalCode;
}
