import type { CallAllowance } from "../../domain/access/call-protection.ts";
import { itemHeader } from "../item.ts";
import { type EntityName, timeToLiveAttribute } from "../table.ts";
import type { TableClient } from "../table-client.ts";

/** A busy instance asks the table for so many calls at once: few calls cost a write. */
const leaseMax = 10;
/** An instance that has more to count forgets what it has leased, and leases again. */
const sharesMax = 50_000;

/** What one instance of a function has of the calls of the present window. */
type Share = { leased: number; served: number; used: number };

type CountedWindow = {
  readonly entity: EntityName;
  /** What its sort keys begin with. */
  readonly sortKey: string;
  readonly windowMs: number;
  /** Counted from the beginning of the window. */
  readonly keptSeconds: number;
};

type TakeFrom = (
  partition: string,
  terms: { readonly limit: number; readonly now: Date },
) => Promise<CallAllowance>;

/**
 * Calls counted in fixed windows over all instances of all functions. An instance takes as many as
 * it has served in the window, up to ten; those that it does not use are lost with the window.
 */
export function createLeasedCount(
  table: Pick<TableClient, "add">,
  { entity, sortKey, windowMs, keptSeconds }: CountedWindow,
): TakeFrom {
  let startMs = 0;
  let shares = new Map<string, Share>();
  return async (pk, { limit, now }) => {
    const nowMs = now.getTime();
    const beginsMs = nowMs - (nowMs % windowMs);
    if (beginsMs !== startMs || shares.size > sharesMax) {
      startMs = beginsMs;
      shares = new Map();
    }
    const share = shares.get(pk) ?? { leased: 0, served: 0, used: 0 };
    shares.set(pk, share);
    if (share.leased === 0 && share.used < limit) {
      const wanted = Math.min(leaseMax, Math.max(1, share.served));
      const key = { pk, sk: `${sortKey}#${new Date(beginsMs).toISOString()}` };
      const expiresAt = { [timeToLiveAttribute]: beginsMs / 1_000 + keptSeconds };
      const item = { ...key, ...itemHeader(entity), ...expiresAt };
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
