import type { CallProtection } from "../../domain/access/call-protection.ts";
import { entities } from "../table.ts";
import type { TableClient } from "../table-client.ts";
import { createLeasedCount } from "./leased-count.ts";
import { ownerPartition } from "./owner-partition.ts";

/** Calls of each owner in a minute. */
export function createCallAllowances(table: Pick<TableClient, "add">): CallProtection["takeCall"] {
  const take = createLeasedCount(table, {
    entity: entities.callAllowance,
    sortKey: "MINUTE",
    windowMs: 60_000,
    keptSeconds: 3_600,
  });
  return (owner, { callsPerMinute: limit, now }) =>
    take(ownerPartition(owner, "ALLOWANCE", owner.kind, owner.id), { limit, now });
}
