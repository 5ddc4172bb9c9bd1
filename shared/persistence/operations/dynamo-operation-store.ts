import type { OperationStore } from "../../domain/operations/operation-entry.ts";
import type { TableClient } from "../table-client.ts";
import { fromOperationItem, operationsPartition, toOperationItem } from "./operation-item.ts";

export function createDynamoOperationStore(table: TableClient): OperationStore {
  return {
    async append(entry) {
      const absent = { text: "attribute_not_exists(pk)" };
      const outcome = await table.put(toOperationItem(entry), absent);
      if (outcome === "refused") throw new Error("an entry of an operation is there already");
    },
    async listOfMonth(month, limit) {
      const page = { limit, order: "descending" } as const;
      const items = await table.queryPage(operationsPartition(month), page);
      return items.map(fromOperationItem);
    },
  };
}
