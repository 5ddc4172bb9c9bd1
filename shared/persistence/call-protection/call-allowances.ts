import type { CallOwner, CallProtection } from "../../domain/access/call-protection.ts";
import { itemHeader } from "../item.ts";
import { entities, timeToLiveAttribute } from "../table.ts";
import type { TableClient } from "../table-client.ts";
import { ownerPartition } from "./owner-partition.ts";

const windowMs = 60_000;
/** A busy instance asks the table for so many calls at once: few calls cost a write. */
const leaseMax = 10;
const keptSeconds = 3_600;

/** What one instance of a function has of an owner's calls in the present minute. */
type Share = { leased: number; served: number; used: number };

/**
 * Calls of each owner, counted in fixed windows of a minute over all instances of all functions.
 * An instance takes as many as it has served in the window, up to ten; those that it does not use
 * are lost with the minute.
 */
export function createCallAllowances(table: Pick<TableClient, "add">): CallProtection["takeCall"] {
  let startMs = 0;
  let shares = new Map<string, Share>();
  return async (owner, { callsPerMinute: limit, now }) => {
    const nowMs = now.getTime();
    const beginsMs = nowMs - (nowMs % windowMs);
    if (beginsMs !== startMs) {
      startMs = beginsMs;
      shares = new Map();
    }
    const key = allowanceKey(owner, new Date(beginsMs));
    const share = shares.get(key.pk) ?? { leased: 0, served: 0, used: 0 };
    shares.set(key.pk, share);
    if (share.leased === 0 && share.used < limit) {
      const wanted = Math.min(leaseMax, Math.max(1, share.served));
      const expiresAt = { [timeToLiveAttribute]: beginsMs / 1_000 + keptSeconds };
      const item = { ...key, ...itemHeader(entities.callAllowance), ...expiresAt };
      share.used = await table.add(item, { attribute: "calls", amount: wanted });
      share.leased += Math.max(0, Math.min(wanted, limit - (share.used - wanted)));
    }
    const isAllowed = share.leased > 0;
    if (isAllowed) {
      share.leased -= 1;
      share.served += 1;
    }
    return {
      outcome: isAllowed ? "allowed" : "exceeded",
      limit,
      remaining: Math.max(0, limit - share.used) + share.leased,
      resetSeconds: Math.ceil((beginsMs + windowMs - nowMs) / 1_000),
    };
  };
}

function allowanceKey(owner: CallOwner, beginsAt: Date) {
  return {
    pk: ownerPartition(owner, "ALLOWANCE", owner.kind, owner.id),
    sk: `MINUTE#${beginsAt.toISOString()}`,
  };
}
