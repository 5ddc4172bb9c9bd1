import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import {
  findDebtPositionType,
  type Organization,
} from "../../../shared/domain/organizations/organization.ts";
import { decideReceipt } from "../../../shared/domain/receipts/decide-receipt.ts";
import type { Receipt } from "../../../shared/domain/receipts/receipt.ts";
import {
  type ReceiptAnswer,
  type ReceiptRecord,
  receiptContent,
} from "../../../shared/domain/receipts/receipt-record.ts";
import type {
  PositionClosing,
  ReceiptStore,
} from "../../../shared/domain/receipts/receipt-store.ts";
import { parseIuv } from "../../../shared/domain/values/iuv.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type {
  KoResponse,
  SendReceiptRequest,
  SendReceiptResponse,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import { receiptOf } from "../../../shared/pagopa/pa-for-node/receipt-of.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { findServedOrganization, type ServeStationDependencies } from "./serve-station.ts";

export type SendReceiptDependencies = ServeStationDependencies & {
  readonly positions: Pick<DebtPositionStore, "findByNoticeNumber" | "findByIuv">;
  readonly receipts: Pick<ReceiptStore, "find" | "record" | "recordAnomaly">;
  /** Keeps the XML of a receipt as it came; keeping it twice is keeping it once. */
  readonly keepReceipt: (receipt: Receipt, xml: Uint8Array) => Promise<string>;
  /** Keeps what was sent as a receipt and cannot be taken as one. */
  readonly keepRefused: (xml: Uint8Array) => Promise<void>;
  /** A digest of a text, for comparing. */
  readonly digest: (text: string) => string;
  readonly now: () => Date;
};

/** Positions change under our eyes at most as often as there are receipts of the same debt. */
const attemptsMax = 60;

const refusalOf: Readonly<Record<Exclude<ReceiptAnswer, "accepted">, Refusal>> = {
  duplicate: "receiptOfPaidNotice",
  unknown: "receiptOfUnknownNotice",
};

/**
 * Takes a receipt in: the XML is kept before anything else, then one transaction puts the receipt
 * into the ente's archive and closes what it pays. The same receipt again gets the same answer and
 * changes nothing. Whatever goes wrong on our side is thrown: the call fails, and the node sends
 * the receipt again (SANP 3.12.0, paSendRT, retry).
 */
export async function sendReceipt(
  request: SendReceiptRequest,
  xml: Uint8Array,
  dependencies: SendReceiptDependencies,
): Promise<SendReceiptResponse | KoResponse> {
  const { primitive, idPA: id } = request;
  const receipt = receiptOf(request);
  const [organization, kept] = await Promise.all([
    findServedOrganization(request, dependencies),
    receipt && keepAndFind(receipt, xml, dependencies),
  ]);
  if (kept === undefined || typeof organization === "string") {
    await dependencies.keepRefused(xml);
    const refusal = typeof organization === "string" ? organization : "malformedRequest";
    return refuse(primitive, refusal, { id });
  }
  const answer = await archive({ ...kept, organization }, dependencies);
  return answer === "accepted" ? { primitive, outcome: "OK" } : refuse(primitive, answer, { id });
}

type Arrived = {
  readonly receipt: Receipt;
  readonly organization: Organization;
  readonly rawKey: string;
  /** As first read, while the XML was being kept. */
  readonly position: Awaited<ReturnType<typeof findPosition>>;
};

/** Reading has no effect: it need not wait until the XML is kept. */
async function keepAndFind(
  receipt: Receipt,
  xml: Uint8Array,
  dependencies: SendReceiptDependencies,
): Promise<Omit<Arrived, "organization">> {
  const [rawKey, position] = await Promise.all([
    dependencies.keepReceipt(receipt, xml),
    findPosition(receipt, dependencies),
  ]);
  return { receipt, rawKey, position };
}

async function archive(
  arrived: Arrived,
  dependencies: SendReceiptDependencies,
): Promise<"accepted" | Refusal> {
  let { position } = arrived;
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const { record, closing } = recordOf({ ...arrived, position }, dependencies);
    const outcome = await dependencies.receipts.record(record, closing);
    if (outcome === "known") return answerAgain(record, dependencies);
    if (outcome === "recorded") return answerOf(record);
    position = await findPosition(arrived.receipt, dependencies);
  }
  throw new Error("a position keeps changing while a receipt closes it");
}

/** The position of a receipt that reaches the ente of its notice; other beneficiaries have none. */
async function findPosition(receipt: Receipt, { positions }: SendReceiptDependencies) {
  const { recipientFiscalCode, creditorFiscalCode, noticeNumber } = receipt;
  const creditor = parseOrganizationFiscalCode(creditorFiscalCode);
  if (creditor === undefined || recipientFiscalCode !== creditorFiscalCode) return undefined;
  const byNumber = noticeNumber && (await positions.findByNoticeNumber(creditor, noticeNumber));
  if (byNumber) return byNumber;
  const iuv = parseIuv(receipt.creditorReferenceId);
  return iuv && positions.findByIuv(creditor, iuv);
}

function recordOf(
  { receipt, organization, rawKey, position }: Arrived,
  { digest, now }: SendReceiptDependencies,
): { readonly record: ReceiptRecord; readonly closing: PositionClosing | undefined } {
  const receivedAt = now();
  const type = position && findDebtPositionType(organization, position.typeCode);
  const { answer, anomalies, closed } = decideReceipt({
    receipt,
    position,
    endsOnDueDate: type?.dueDateMandatory ?? false,
    now: receivedAt,
  });
  const closing =
    closed && position ? { position: closed, versionRead: position.version } : undefined;
  const record: ReceiptRecord = {
    organizationFiscalCode: organization.fiscalCode,
    receiptId: receipt.receiptId,
    primitive: receipt.primitive,
    noticeNumber: receipt.noticeNumberText,
    creditorFiscalCode: receipt.creditorFiscalCode,
    outcome: receipt.outcome,
    amountCents: receipt.amountCents,
    pspName: receipt.psp.name,
    standIn: receipt.standIn,
    ...(receipt.paidAt !== undefined && { paidAt: receipt.paidAt }),
    receivedAt: receivedAt.toISOString(),
    ...(position && { iud: position.iud }),
    closes: closing !== undefined,
    answer,
    anomalies,
    contentDigest: digest(receiptContent(receipt)),
    rawKey,
  };
  return { record, closing };
}

/** A receipt that is in the archive: its own answer, unless it tells another story now. */
async function answerAgain(
  record: ReceiptRecord,
  { receipts }: SendReceiptDependencies,
): Promise<"accepted" | Refusal> {
  const { organizationFiscalCode, receiptId } = record;
  const known = await receipts.find(organizationFiscalCode, receiptId);
  if (known === undefined) throw new Error("a receipt that is known cannot be read");
  if (known.contentDigest === record.contentDigest) return answerOf(known);
  const archivedAt = known.receivedAt;
  // Whatever it would have closed as the first of its id, now it closes nothing.
  const receipt = { ...record, closes: false };
  await receipts.recordAnomaly({ reason: "contentDiffers", receipt, archivedAt });
  return "receiptContentDiffers";
}

function answerOf({ answer }: ReceiptRecord): "accepted" | Refusal {
  return answer === "accepted" ? answer : refusalOf[answer];
}
