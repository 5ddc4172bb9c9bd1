import type { DebtPosition } from "../debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../debt-positions/debt-position-store.ts";
import { findDebtPositionType, type Organization } from "../organizations/organization.ts";
import { parseIuv } from "../values/iuv.ts";
import { parseOrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { decideReceipt } from "./decide-receipt.ts";
import type { Receipt } from "./receipt.ts";
import { type ReceiptAnswer, type ReceiptRecord, receiptContent } from "./receipt-record.ts";
import type { PositionClosing, ReceiptStore } from "./receipt-store.ts";

export type ArchiveReceiptDependencies = {
  readonly positions: Pick<DebtPositionStore, "findByNoticeNumber" | "findByIuv">;
  readonly receipts: Pick<ReceiptStore, "find" | "record" | "recordAnomaly">;
  /** A digest of a text, for comparing. */
  readonly digest: (text: string) => string;
  readonly now: () => Date;
};

/** A receipt whose XML is kept, and the position it speaks of as it was read. */
export type KeptReceipt = {
  readonly receipt: Receipt;
  readonly organization: Organization;
  readonly rawKey: string;
  readonly position: DebtPosition | undefined;
};

/** `contentDiffers`: another receipt of the same id, with another content, is in the archive. */
export type ArchiveAnswer = ReceiptAnswer | "contentDiffers";

export type ArchiveOutcome = {
  readonly answer: ArchiveAnswer;
  /** The receipt of this id in the archive. */
  readonly record: ReceiptRecord;
  /** It was there before. */
  readonly wasKnown: boolean;
};

/** Positions change under our eyes at most as often as there are receipts of the same debt. */
const attemptsMax = 60;

/**
 * Puts a receipt into the ente's archive and closes what it pays, in one transaction. The same
 * receipt again gets the same answer and changes nothing.
 */
export async function archiveReceipt(
  kept: KeptReceipt,
  dependencies: ArchiveReceiptDependencies,
): Promise<ArchiveOutcome> {
  let { position } = kept;
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const { record, closing } = recordOf({ ...kept, position }, dependencies);
    const outcome = await dependencies.receipts.record(record, closing);
    if (outcome === "known") return answerAgain(record, dependencies);
    if (outcome === "recorded") return { answer: record.answer, record, wasKnown: false };
    position = await findPositionOfReceipt(kept.receipt, dependencies.positions);
  }
  throw new Error("a position keeps changing while a receipt closes it");
}

/** The position of a receipt that reaches the ente of its notice; other beneficiaries have none. */
export async function findPositionOfReceipt(
  receipt: Receipt,
  positions: ArchiveReceiptDependencies["positions"],
): Promise<DebtPosition | undefined> {
  const { recipientFiscalCode, creditorFiscalCode, noticeNumber } = receipt;
  const creditor = parseOrganizationFiscalCode(creditorFiscalCode);
  if (creditor === undefined || recipientFiscalCode !== creditorFiscalCode) return undefined;
  const byNumber = noticeNumber && (await positions.findByNoticeNumber(creditor, noticeNumber));
  if (byNumber) return byNumber;
  const iuv = parseIuv(receipt.creditorReferenceId);
  return iuv && positions.findByIuv(creditor, iuv);
}

function recordOf(
  { receipt, organization, rawKey, position }: KeptReceipt,
  { digest, now }: ArchiveReceiptDependencies,
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
  { receipts }: ArchiveReceiptDependencies,
): Promise<ArchiveOutcome> {
  const { organizationFiscalCode, receiptId } = record;
  const known = await receipts.find(organizationFiscalCode, receiptId);
  if (known === undefined) throw new Error("a receipt that is known cannot be read");
  if (known.contentDigest === record.contentDigest) {
    return { answer: known.answer, record: known, wasKnown: true };
  }
  const archivedAt = known.receivedAt;
  // Whatever it would have closed as the first of its id, now it closes nothing.
  const receipt = { ...record, closes: false };
  await receipts.recordAnomaly({ reason: "contentDiffers", receipt, archivedAt });
  return { answer: "contentDiffers", record: known, wasKnown: true };
}
