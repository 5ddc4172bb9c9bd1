import { hash } from "node:crypto";
import fc from "fast-check";
import {
  type ChainHead,
  type Digest,
  emptyChain,
  headAfter,
  sealLine,
} from "../../../shared/domain/audit/audit-chain.ts";
import type {
  AuditDraft,
  AuditEntry,
  AuditScope,
} from "../../../shared/domain/audit/audit-entry.ts";
import type { KeptLine } from "../../../shared/domain/audit/verify-chain.ts";

export const digest: Digest = (text) => hash("sha256", text);

/** A change of anything by anybody, as the doors of configuration write them down. */
export function arbitraryDraft(scope: AuditScope = "region"): fc.Arbitrary<AuditDraft> {
  const text = fc.string({ unit: "binary", maxLength: 12 });
  const value = fc.jsonValue({ maxDepth: 1 });
  const change = fc.record(
    { pointer: text, before: value, after: value },
    { requiredKeys: ["pointer"] },
  );
  return fc.record(
    {
      scope: fc.constant(scope),
      at: fc
        .date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
        .map((date) => date.toISOString()),
      actor: fc.record({ kind: fc.constantFrom("client", "person"), id: fc.uuid() }),
      action: text,
      target: text,
      outcome: fc.constantFrom("done", "refused"),
      reason: text,
      changes: fc.array(change, { maxLength: 2 }),
    },
    { requiredKeys: ["scope", "at", "actor", "action", "target", "outcome", "changes"] },
  );
}

/** The drafts as one chain, and its end. */
export function chainOf(drafts: readonly AuditDraft[]): {
  readonly entries: readonly AuditEntry[];
  readonly head: ChainHead;
} {
  const entries: AuditEntry[] = [];
  let head = emptyChain;
  for (const draft of drafts) {
    const entry = sealLine(draft, head, digest);
    entries.push(entry);
    head = headAfter(entry);
  }
  return { entries, head };
}

export function keptLines(entries: readonly AuditEntry[]): KeptLine[] {
  return entries.map((entry) => ({ place: entry.sequence, entry }));
}
