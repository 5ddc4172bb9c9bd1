import type { DebtPosition } from "../../debt-positions/debt-position.ts";
import { noticesOf } from "../../debt-positions/payable-notice.ts";
import type { ReceiptRecord } from "../../receipts/receipt-record.ts";
import type { InvariantLog, InvariantName } from "./invariant.ts";
import { createPairing, type Pairing } from "./pairing.ts";
import type { StoredEntity } from "./stored-entity.ts";

/** A payment, its receipt and the receipt's file go together. */
export type ReceiptInvariants = {
  see(entity: StoredEntity): void;
  /** A file of the bucket; all of them once every entity was seen. */
  seeFile(key: string): void;
  finish(): void;
};

export function createReceiptInvariants(log: InvariantLog): ReceiptInvariants {
  const payments = createPairing();
  const days = createPairing();
  const anomalies = createPairing();
  const files = new Set<string>();

  const seePosition = (position: DebtPosition): void => {
    const { organizationFiscalCode, iud } = position;
    for (const { receiptId, amountCents } of paymentsOf(position)) {
      log.checked("paymentReceipt");
      payments.meet("left", `${organizationFiscalCode}/${receiptId} ${amountCents} ${iud}`);
    }
  };

  const seeReceipt = (record: ReceiptRecord): void => {
    const { organizationFiscalCode, receiptId, amountCents, iud } = record;
    log.checked("receiptEffect");
    if (record.closes) {
      payments.meet("right", `${organizationFiscalCode}/${receiptId} ${amountCents} ${iud}`);
    } else if (record.anomalies.length === 0) {
      log.broken("receiptEffect", nameOf(record));
    }
    for (const reason of record.anomalies) {
      log.checked("receiptAnomaly");
      anomalies.meet("left", `${nameOf(record)} ${reason} ${record.contentDigest}`);
    }
    log.checked("receiptOfDay");
    days.meet("left", `${nameOf(record)} ${record.receivedAt} ${record.contentDigest}`);
    log.checked("receiptFile");
    files.add(record.rawKey);
  };

  return {
    see(entity) {
      switch (entity.kind) {
        case "position":
        case "superseded":
          return seePosition(entity.position);
        case "receipt":
          return seeReceipt(entity.record);
        case "receiptOfDay": {
          const { record } = entity;
          const { receivedAt, contentDigest } = record;
          return days.meet("right", `${nameOf(record)} ${receivedAt} ${contentDigest}`);
        }
        case "anomaly": {
          const { reason, receipt, archivedAt } = entity.anomaly;
          files.add(receipt.rawKey);
          // One of a receipt that came again with another content is in no receipt's list.
          if (archivedAt !== undefined) return;
          return anomalies.meet("right", `${nameOf(receipt)} ${reason} ${receipt.contentDigest}`);
        }
        default:
      }
    },
    seeFile: (key) => void files.delete(key),
    finish() {
      const report = (invariant: InvariantName, keys: Iterable<string>) => {
        for (const key of keys) log.broken(invariant, key.split(" ")[0] ?? key);
      };
      const all = ({ alone }: Pairing) => [...alone("left"), ...alone("right")];
      report("paymentReceipt", payments.alone("left"));
      report("receiptEffect", payments.alone("right"));
      report("receiptOfDay", all(days));
      report("receiptAnomaly", all(anomalies));
      report("receiptFile", files);
    },
  };
}

/** The payments that a position bears marks of, each once. */
function paymentsOf(position: DebtPosition) {
  const marks = [position.payment, ...noticesOf(position).map(({ payment }) => payment)];
  return new Map(marks.flatMap((mark) => (mark ? [[mark.receiptId, mark]] : []))).values();
}

function nameOf({ organizationFiscalCode, receiptId }: ReceiptRecord): string {
  return `${organizationFiscalCode}/${encodeURIComponent(receiptId)}`;
}
