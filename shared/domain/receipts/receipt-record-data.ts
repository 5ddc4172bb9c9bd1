import type { EuroCents } from "../values/euro-cents.ts";
import type { Iud } from "../values/iud.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { ReceiptId } from "../values/receipt-id.ts";
import { receiptPathOf } from "./receipt-address.ts";
import { type AnomalyReason, type AnomalySeverity, anomalyMeanings } from "./receipt-anomaly.ts";
import type { ReceiptAnswer, ReceiptRecord } from "./receipt-record.ts";
import type { ReceiptAnomaly } from "./receipt-store.ts";

type AnomalyData = {
  readonly reason: AnomalyReason;
  readonly severity: AnomalySeverity;
  /** Italian. */
  readonly sentence: string;
};

/** What a receipt led to, as the API serves it. */
type ReceiptEffectData = {
  readonly receivedAt: string;
  readonly iud: Iud | null;
  readonly closes: boolean;
  readonly answer: ReceiptAnswer;
  readonly anomalies: readonly AnomalyData[];
  readonly links: { readonly self: string };
};

/** An entry of the archive as the API serves it in lists: nobody's personal data. */
export type ReceiptRecordData = ReceiptEffectData & {
  readonly receiptId: ReceiptId;
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly creditorFiscalCode: string;
  readonly noticeNumber: string;
  readonly outcome: "OK" | "KO";
  readonly amountCents: EuroCents;
  readonly pspName: string;
  readonly paidAt: string | null;
  readonly standIn: boolean;
  readonly primitive: ReceiptRecord["primitive"];
};

/** Written out field by field: what the code calls things may change, what callers read may not. */
export function receiptRecordData(record: ReceiptRecord): ReceiptRecordData {
  return {
    receiptId: record.receiptId,
    organizationFiscalCode: record.organizationFiscalCode,
    creditorFiscalCode: record.creditorFiscalCode,
    noticeNumber: record.noticeNumber,
    outcome: record.outcome,
    amountCents: record.amountCents,
    pspName: record.pspName,
    paidAt: record.paidAt ?? null,
    standIn: record.standIn,
    primitive: record.primitive,
    ...receiptEffectData(record),
  };
}

/** Where and how the XML is kept is the portal's own business, and left out. */
export function receiptEffectData(record: ReceiptRecord): ReceiptEffectData {
  return {
    receivedAt: record.receivedAt,
    iud: record.iud ?? null,
    closes: record.closes,
    answer: record.answer,
    anomalies: record.anomalies.map(meaningOf),
    links: { self: receiptPathOf(record) },
  };
}

export type ReceiptAnomalyData = AnomalyData & {
  /** When the receipt in the archive came, where another came under the same id. */
  readonly archivedAt: string | null;
  readonly receipt: ReceiptRecordData;
};

export function receiptAnomalyData(anomaly: ReceiptAnomaly): ReceiptAnomalyData {
  return {
    ...meaningOf(anomaly.reason),
    archivedAt: anomaly.archivedAt ?? null,
    receipt: receiptRecordData(anomaly.receipt),
  };
}

function meaningOf(reason: AnomalyReason): AnomalyData {
  const { severity, sentence } = anomalyMeanings[reason];
  return { reason, severity, sentence };
}
