import type { ReceiptRecord } from "../../shared/domain/receipts/receipt-record.ts";
import type { ReceiptAnomaly, ReceiptStore } from "../../shared/domain/receipts/receipt-store.ts";
import { romeDateOf } from "../../shared/domain/values/calendar-date.ts";
import type { Page, PageRequest } from "../../shared/domain/values/page.ts";
import type { InMemoryDebtPositions } from "./in-memory-debt-positions.ts";

export type InMemoryReceipts = ReceiptStore & {
  readonly records: Map<string, ReceiptRecord>;
  readonly anomalies: Map<string, ReceiptAnomaly>;
};

/** Behaves as the table does: receipt and position change together or not at all. */
export function inMemoryReceipts({ positions }: InMemoryDebtPositions): InMemoryReceipts {
  const records = new Map<string, ReceiptRecord>();
  const anomalies = new Map<string, ReceiptAnomaly>();
  const key = (organization: string, id: string) => `${organization}#${id}`;
  const keep = (anomaly: ReceiptAnomaly) => {
    const { organizationFiscalCode, receiptId, receivedAt, contentDigest } = anomaly.receipt;
    const at = anomaly.archivedAt ?? receivedAt;
    const sk = `${at}#${receiptId}#${anomaly.reason}#${contentDigest}`;
    anomalies.set(key(organizationFiscalCode, sk), anomaly);
  };
  const store: ReceiptStore = {
    async find(organization, receiptId) {
      return records.get(key(organization, receiptId));
    },
    async record(record, closing) {
      const at = key(record.organizationFiscalCode, record.receiptId);
      if (records.has(at)) return "known";
      if (closing !== undefined) {
        const { position, versionRead } = closing;
        const positionAt = key(position.organizationFiscalCode, position.iud);
        if (positions.get(positionAt)?.version !== versionRead) return "positionMoved";
        positions.set(positionAt, position);
      }
      records.set(at, record);
      for (const reason of record.anomalies) keep({ reason, receipt: record });
      return "recorded";
    },
    async recordAnomaly(anomaly) {
      keep(anomaly);
    },
    async listOfDay(organization, day, page) {
      const found = [...records.values()].filter(
        (record) =>
          record.organizationFiscalCode === organization &&
          romeDateOf(new Date(record.receivedAt)) === day,
      );
      return pageOf(found, (record) => `${record.receivedAt}#${record.receiptId}`, page);
    },
    async listAnomalies(organization, page) {
      const own = [...anomalies.entries()].filter(
        ([, { receipt }]) => receipt.organizationFiscalCode === organization,
      );
      const { entries, ...rest } = pageOf(own, ([at]) => at, {
        ...page,
        order: "descending",
      });
      return { ...rest, entries: entries.map(([, anomaly]) => anomaly) };
    },
  };
  return { ...store, records, anomalies };
}

function pageOf<Entry>(
  entries: readonly Entry[],
  placeOf: (entry: Entry) => string,
  { limit, cursor, order = "ascending" }: PageRequest & { order?: "ascending" | "descending" },
): Page<Entry> {
  const sign = order === "ascending" ? 1 : -1;
  const sorted = entries.toSorted(
    (left, right) => sign * (placeOf(left) < placeOf(right) ? -1 : 1),
  );
  const rest = sorted.filter(
    (entry) =>
      cursor === undefined || (sign === 1 ? placeOf(entry) > cursor : placeOf(entry) < cursor),
  );
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return page.length < limit || last === undefined
    ? { entries: page }
    : { entries: page, cursor: placeOf(last) };
}
