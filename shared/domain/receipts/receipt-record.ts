import type { EuroCents } from "../values/euro-cents.ts";
import type { Iud } from "../values/iud.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { ReceiptId } from "../values/receipt-id.ts";
import type { Receipt } from "./receipt.ts";
import type { AnomalyReason } from "./receipt-anomaly.ts";

/**
 * What the node is told of a receipt, the first time and whenever it comes again:
 * - `accepted`: it is in the archive;
 * - `duplicate`: it is in the archive, and its notice was paid with another one;
 * - `unknown`: it is in the archive, and nobody knows its notice.
 */
export const receiptAnswers = ["accepted", "duplicate", "unknown"] as const;
export type ReceiptAnswer = (typeof receiptAnswers)[number];

/**
 * A receipt in the archive of the ente that got it, identified by (ente, receipt id). The document
 * itself is the XML as it came, kept as a file: here stands what it led to.
 */
export type ReceiptRecord = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly receiptId: ReceiptId;
  readonly primitive: Receipt["primitive"];
  readonly noticeNumber: string;
  /** The ente that issued the notice: 11 digits. */
  readonly creditorFiscalCode: string;
  readonly outcome: Receipt["outcome"];
  readonly amountCents: EuroCents;
  readonly pspName: string;
  readonly standIn: boolean;
  /** Instants in ISO 8601, UTC. */
  readonly paidAt?: string;
  readonly receivedAt: string;
  /** The ente's own key of the debt, where there is one. */
  readonly iud?: Iud;
  /** It closed its notice. */
  readonly closes: boolean;
  readonly answer: ReceiptAnswer;
  readonly anomalies: readonly AnomalyReason[];
  /** Digest of `receiptContent`: tells a repetition from another receipt of the same id. */
  readonly contentDigest: string;
  /** Where the XML is kept. */
  readonly rawKey: string;
};

/**
 * What makes a receipt what it is, as one text: the same payment told again, also by the other
 * version of the primitive, gives the same.
 */
export function receiptContent(receipt: Receipt): string {
  const { noticeNumberText, creditorFiscalCode, outcome, creditorReferenceId } = receipt;
  const transfers = receipt.transfers.map((transfer) => [
    transfer.idTransfer,
    transfer.amountCents,
    transfer.beneficiaryFiscalCode,
  ]);
  return JSON.stringify([
    noticeNumberText,
    creditorFiscalCode,
    outcome,
    creditorReferenceId,
    receipt.amountCents,
    transfers,
  ]);
}
