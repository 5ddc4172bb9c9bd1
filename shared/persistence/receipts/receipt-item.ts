import * as z from "zod/mini";
import { anomalyReasons } from "../../domain/receipts/receipt-anomaly.ts";
import { type ReceiptRecord, receiptAnswers } from "../../domain/receipts/receipt-record.ts";
import type { ReceiptAnomaly } from "../../domain/receipts/receipt-store.ts";
import { type CalendarDate, romeDateOf } from "../../domain/values/calendar-date.ts";
import { parseIud } from "../../domain/values/iud.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { parseReceiptId, type ReceiptId } from "../../domain/values/receipt-id.ts";
import { cents } from "../debt-positions/installment-plan-shape.ts";
import { type Item, itemHeader } from "../item.ts";
import {
  type OrganizationItem,
  type OrganizationKey,
  type OrganizationPartition,
  organizationPartition,
} from "../organization-key.ts";
import { entities } from "../table.ts";

/** Its natural key: the same receipt cannot be recorded twice. */
export function receiptKey(
  organization: OrganizationFiscalCode,
  receiptId: ReceiptId,
): OrganizationKey {
  return { pk: organizationPartition(organization, "RECEIPT", receiptId), sk: "RECEIPT" };
}

/** The receipts that came on one day, in the order they came. */
export function receiptsOfDayPartition(
  organization: OrganizationFiscalCode,
  day: CalendarDate,
): OrganizationPartition {
  return organizationPartition(organization, "RECEIPTS", day);
}

export function receiptOfDayKey(record: ReceiptRecord): OrganizationKey {
  const { organizationFiscalCode, receivedAt, receiptId } = record;
  const day = romeDateOf(new Date(receivedAt));
  const pk = receiptsOfDayPartition(organizationFiscalCode, day);
  return { pk, sk: `${receivedAt}#${receiptId}` };
}

/** All anomalies of an ente: few, and read together. */
export function anomaliesPartition(organization: OrganizationFiscalCode): OrganizationPartition {
  return organizationPartition(organization, "ANOMALIES");
}

/** The digest tells apart contents that came under the same receipt id; days do not count. */
export function anomalyKey({ reason, receipt, archivedAt }: ReceiptAnomaly): OrganizationKey {
  const { organizationFiscalCode, receivedAt, receiptId, contentDigest } = receipt;
  return {
    pk: anomaliesPartition(organizationFiscalCode),
    sk: `${archivedAt ?? receivedAt}#${receiptId}#${reason}#${contentDigest}`,
  };
}

const anomaliesPattern = /^ORG#(\d{11})#ANOMALIES$/u;
const anomalyPattern = /^([^#]+)#(.+)#[^#]+#[^#]+$/su;

/** What the key of an anomaly says. */
export function parseAnomalyKey({ pk, sk }: { readonly pk: string; readonly sk: string }) {
  const [, organizationText = ""] = anomaliesPattern.exec(pk) ?? [];
  const [, occurredAt = "", receiptIdText = ""] = anomalyPattern.exec(sk) ?? [];
  const organization = parseOrganizationFiscalCode(organizationText);
  const receiptId = parseReceiptId(receiptIdText);
  if (organization === undefined || receiptId === undefined) {
    throw new Error("an anomaly's key does not name an ente and a receipt");
  }
  return { organization, receiptId, occurredAt };
}

const recordShape = z.lazy(() =>
  z.object({
    organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
    receiptId: parsedText(parseReceiptId),
    primitive: z.enum(["paSendRT", "paSendRTV2"]),
    noticeNumber: z.string(),
    creditorFiscalCode: z.string(),
    outcome: z.enum(["OK", "KO"]),
    amountCents: cents,
    pspName: z.string(),
    standIn: z.boolean(),
    paidAt: z.exactOptional(z.string()),
    receivedAt: z.string(),
    iud: z.exactOptional(parsedText(parseIud)),
    closes: z.boolean(),
    answer: z.enum(receiptAnswers),
    anomalies: z.readonly(z.array(z.enum(anomalyReasons))),
    contentDigest: z.string(),
    rawKey: z.string(),
  }),
);

export function toReceiptItem(record: ReceiptRecord): OrganizationItem {
  const { organizationFiscalCode, receiptId } = record;
  const key = receiptKey(organizationFiscalCode, receiptId);
  return { ...key, ...itemHeader(entities.receipt), ...record };
}

export function toReceiptOfDayItem(record: ReceiptRecord): OrganizationItem {
  return { ...receiptOfDayKey(record), ...itemHeader(entities.receiptOfDay), ...record };
}

export function fromReceiptItem(item: Item): ReceiptRecord {
  return recordShape.parse(item);
}

const anomalyShape = z.lazy(() =>
  z.object({
    reason: z.enum(anomalyReasons),
    receipt: recordShape,
    archivedAt: z.exactOptional(z.string()),
  }),
);

export function toAnomalyItem(anomaly: ReceiptAnomaly): OrganizationItem {
  return { ...anomalyKey(anomaly), ...itemHeader(entities.receiptAnomaly), ...anomaly };
}

export function fromAnomalyItem(item: Item): ReceiptAnomaly {
  return anomalyShape.parse(item);
}
