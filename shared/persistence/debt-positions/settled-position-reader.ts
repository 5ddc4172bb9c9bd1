import type { DebtPositionStore } from "../../domain/debt-positions/debt-position-store.ts";
import type { TableClient } from "../table-client.ts";
import { fromPositionItem } from "./debt-position-item.ts";
import { positionKey } from "./position-keys.ts";

/**
 * Positions for what takes minutes anyway, as the archive of a flow's notices: read at half the
 * price, as they were an instant ago. One that is not found so is looked for as everywhere else.
 */
export function createSettledPositionReader(
  table: Pick<TableClient, "getMany" | "getManySettled">,
): Pick<DebtPositionStore, "findMany"> {
  return {
    async findMany(organization, iuds) {
      const keys = iuds.map((iud) => positionKey(organization, iud));
      const settled = await table.getManySettled(keys);
      const found = new Set(settled.map(({ pk }) => pk));
      const missing = keys.filter(({ pk }) => !found.has(pk));
      const items = missing.length === 0 ? [] : await table.getMany(missing);
      return [...settled, ...items].map(fromPositionItem);
    },
  };
}
