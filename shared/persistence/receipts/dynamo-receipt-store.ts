import type { ReceiptStore } from "../../domain/receipts/receipt-store.ts";
import { atVersion, toPositionItem } from "../debt-positions/debt-position-item.ts";
import type { Expression } from "../item.ts";
import type { OrganizationTable, OrganizationWrite } from "../organization-table.ts";
import { pageOfItems } from "../page-of-items.ts";

import {
  anomaliesPartition,
  fromAnomalyItem,
  fromReceiptItem,
  receiptKey,
  receiptsOfDayPartition,
  toAnomalyItem,
  toReceiptItem,
  toReceiptOfDayItem,
} from "./receipt-item.ts";

const unknown: Expression = { text: "attribute_not_exists(pk)" };
/** Places of the conditional actions in the transaction. */
const receiptAction = 0;

export function createDynamoReceiptStore(table: OrganizationTable): ReceiptStore {
  return {
    async find(organization, receiptId) {
      const item = await table.get(receiptKey(organization, receiptId));
      return item === undefined ? undefined : fromReceiptItem(item);
    },
    async record(record, closing) {
      const actions: OrganizationWrite[] = [
        { put: toReceiptItem(record), condition: unknown },
        ...(closing === undefined
          ? []
          : [
              {
                put: toPositionItem(closing.position),
                condition: atVersion(closing.versionRead),
              },
            ]),
        { put: toReceiptOfDayItem(record) },
        ...record.anomalies.map((reason) => ({ put: toAnomalyItem({ reason, receipt: record }) })),
      ];
      const result = await table.transact(actions);
      if (result.outcome === "written") return "recorded";
      return result.actions.includes(receiptAction) ? "known" : "positionMoved";
    },
    async recordAnomaly(anomaly) {
      await table.put(toAnomalyItem(anomaly), unknown);
    },
    async listOfDay(organization, day, page) {
      const pk = receiptsOfDayPartition(organization, day);
      const items = await table.queryPage(pk, { ...page, order: "ascending" });
      return pageOfItems(items, page, fromReceiptItem);
    },
    async listAnomalies(organization, page) {
      const pk = anomaliesPartition(organization);
      const items = await table.queryPage(pk, { ...page, order: "descending" });
      return pageOfItems(items, page, fromAnomalyItem);
    },
  };
}
