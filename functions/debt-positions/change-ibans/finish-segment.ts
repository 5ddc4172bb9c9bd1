import type { AuditDraft } from "../../../shared/domain/audit/audit-entry.ts";
import {
  type IbanChange,
  type SegmentProgress,
  withSegmentDone,
} from "../../../shared/domain/debt-positions/iban-change.ts";
import type { IbanChangeStore } from "../../../shared/domain/debt-positions/iban-change-store.ts";

type FinishSegmentDependencies = {
  readonly changes: Pick<IbanChangeStore, "find" | "finish">;
  readonly now: () => Date;
};

/** Counts a part of the table as done; with the last one the change is, and the audit says so. */
export async function finishSegment(
  { organizationFiscalCode, id }: IbanChange,
  progress: SegmentProgress,
  { changes, now }: FinishSegmentDependencies,
): Promise<void> {
  const change = await changes.find({ organizationFiscalCode, id });
  if (change === undefined) throw new Error("a change of an IBAN is gone while it is made");
  const { segment, counters, paying, revision } = progress;
  const done = { segment, counters, paying, revision: revision + 1, stage: "DONE" } as const;
  const next = withSegmentDone(change, counters, now());
  await changes.finish(done, next, next.status === "DONE" ? doneDraft(next) : undefined);
}

function doneDraft(change: Extract<IbanChange, { status: "DONE" }>): AuditDraft {
  const { organizationFiscalCode: scope, id, counters, doneAt: at, reason } = change;
  return {
    scope,
    at,
    actor: { kind: "portal", id: "change-ibans" },
    action: "IbanChangeDone",
    target: `ibanChange:${id}`,
    outcome: "done",
    reason,
    changes: Object.entries(counters).map(([name, after]) => ({ pointer: `/${name}`, after })),
  };
}
