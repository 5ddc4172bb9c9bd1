import type { VisitorAllowances } from "../../domain/access/visitor-allowance.ts";
import { itemHeader } from "../item.ts";
import { entities, timeToLiveAttribute } from "../table.ts";
import { createTableClient, type TableClient } from "../table-client.ts";
import { createLeasedCount } from "./leased-count.ts";

const entity = entities.visitorAllowance;

/** Calls of nobody in particular, by pseudonyms that nobody leads back to an address. */
export function createVisitorAllowances(tableName: string): VisitorAllowances {
  return visitorAllowancesOf(createTableClient(tableName, { pace: "online" }));
}

/** The same, of a table that is there. */
export function visitorAllowancesOf(table: Pick<TableClient, "add" | "put">): VisitorAllowances {
  const takeOfMinute = createLeasedCount(table, {
    entity,
    sortKey: "MINUTE",
    windowMs: 60_000,
    keptSeconds: 3_600,
  });
  const takeOfHour = createLeasedCount(table, {
    entity,
    sortKey: "HOUR",
    windowMs: 3_600_000,
    keptSeconds: 7_200,
  });
  return {
    take({ visitor, visit }, { window, ...terms }) {
      const take = window === "minute" ? takeOfMinute : takeOfHour;
      return take(`VISITOR#${visitor}#${visit}`, terms);
    },
    async redeem(nonce, expiresAt) {
      const item = {
        pk: `VISITOR#CHALLENGE#${nonce}`,
        sk: "SOLVED",
        ...itemHeader(entity),
        [timeToLiveAttribute]: Math.ceil(expiresAt.getTime() / 1_000),
      };
      const written = await table.put(item, { text: "attribute_not_exists(pk)" });
      return written === "written" ? "redeemed" : "used";
    },
  };
}
