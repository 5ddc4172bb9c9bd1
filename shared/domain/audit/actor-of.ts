import type { Actor } from "./audit-entry.ts";

/** Whoever calls, as the audit names it: its kind, its pseudonym, its role and no more. */
export function actorOf({ kind, id, role }: Actor): Actor {
  return { kind, id, ...(role !== undefined && { role }) };
}
