import type { AuditStore } from "../../domain/audit/audit-store.ts";
import { pageOfItems } from "../page-of-items.ts";
import type { TableClient } from "../table-client.ts";
import {
  auditHeadKey,
  auditLineKey,
  auditPartition,
  fromAuditHeadItem,
  fromAuditLineItem,
  isAuditLine,
  keptLineOf,
} from "./audit-items.ts";

export function createDynamoAuditStore(
  table: Pick<TableClient, "query" | "queryPage">,
): AuditStore {
  return {
    async list(scope, page) {
      const pk = auditPartition(scope);
      const items = await table.queryPage(pk, { ...page, order: "descending" });
      // The head sorts before the lines: whoever meets it has read them all.
      return pageOfItems(items.filter(isAuditLine), page, fromAuditLineItem);
    },
    async listAfter(scope, sequence, limit) {
      const { pk, sk: cursor } = auditLineKey(scope, sequence);
      const items = await table.queryPage(pk, { limit, cursor, order: "ascending" });
      return items.map(fromAuditLineItem);
    },
    async readChain(scope) {
      const items = await table.query(auditPartition(scope), "");
      const head = items.find(({ sk }) => sk === auditHeadKey(scope).sk);
      return {
        lines: items.filter(isAuditLine).map(keptLineOf),
        head: head && fromAuditHeadItem(head),
      };
    },
  };
}
