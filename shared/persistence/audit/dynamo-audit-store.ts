import type { AuditEntry } from "../../domain/audit/audit-entry.ts";
import type { AuditStore } from "../../domain/audit/audit-store.ts";
import { pageOfItems } from "../page-of-items.ts";
import { timeToLiveAttribute } from "../table.ts";
import type { TableClient } from "../table-client.ts";
import type { WriteAction } from "../transact-write.ts";
import {
  auditHeadKey,
  auditLineKey,
  auditPartition,
  fromAuditHeadItem,
  fromAuditLineItem,
  isAuditLine,
  keptLineOf,
} from "./audit-items.ts";

/** What one transaction may hold (DynamoDB limit). */
const actionsPerTransaction = 100;
const secondsPerYear = 366 * 86_400;

export function createDynamoAuditStore(
  table: Pick<TableClient, "query" | "queryPage" | "transact">,
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
    async forget(lines, years) {
      for (let start = 0; start < lines.length; start += actionsPerTransaction) {
        const part = lines.slice(start, start + actionsPerTransaction);
        await table.transact(part.map((line) => endingAction(line, years)));
      }
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

function endingAction({ scope, sequence, at }: AuditEntry, years: number): WriteAction {
  const expiresAt = Math.ceil(Date.parse(at) / 1_000) + years * secondsPerYear;
  return {
    update: auditLineKey(scope, sequence),
    expression: {
      text: "SET #expiresAt = :expiresAt",
      names: { "#expiresAt": timeToLiveAttribute },
      values: { ":expiresAt": expiresAt },
    },
    condition: "attribute_exists(pk)",
  };
}
