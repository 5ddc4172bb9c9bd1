import type { CallOwner } from "../../domain/access/call-protection.ts";
import { organizationPartition } from "../organization-key.ts";

/** A partition about the calls of one owner: what an ente's callers leave is under that ente. */
export function ownerPartition(owner: CallOwner, ...parts: readonly string[]): string {
  return owner.organization === undefined
    ? ["REGION", "CALLS", ...parts].join("#")
    : organizationPartition(owner.organization, "CALLS", ...parts);
}

/** Partition in which nothing is ever written. */
export const decoyKey = { pk: "ORG#00000000000#CALLS", sk: "NOTHING" } as const;
