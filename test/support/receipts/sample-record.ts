import type { ReceiptRecord } from "../../../shared/domain/receipts/receipt-record.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import { comune, present } from "../notifications/debts.ts";

/** A receipt in the archive of the demo municipality that closed nothing. */
export function sampleRecord(id: string, changes: Partial<ReceiptRecord> = {}): ReceiptRecord {
  return {
    organizationFiscalCode: comune.fiscalCode,
    receiptId: present(parseReceiptId(id)),
    primitive: "paSendRTV2",
    noticeNumber: "312000000000000109",
    creditorFiscalCode: comune.fiscalCode,
    outcome: "OK",
    amountCents: euroCents(10_000),
    pspName: "Banca di Prova",
    standIn: false,
    paidAt: "2026-11-28T09:30:00.000Z",
    receivedAt: "2026-11-28T10:00:00.000Z",
    closes: false,
    answer: "accepted",
    anomalies: [],
    contentDigest: `digest-${id}`,
    rawKey: `receipts/${id}.xml`,
    ...changes,
  };
}
