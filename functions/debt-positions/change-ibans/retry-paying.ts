import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import {
  addCounters,
  type IbanChange,
  payingRetrySeconds,
  payingTriesMax,
  type SegmentProgress,
} from "../../../shared/domain/debt-positions/iban-change.ts";
import { decideIbanChange } from "../../../shared/domain/debt-positions/iban-change-decision.ts";
import type {
  IbanChangeStore,
  PositionToWrite,
} from "../../../shared/domain/debt-positions/iban-change-store.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";

type RetryPayingDependencies = {
  readonly changes: Pick<IbanChangeStore, "advance">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly now: () => Date;
};

/**
 * Looks again at the positions that were being paid: what is open by now is changed. After the last
 * try those that still are being paid are told as left.
 */
export async function retryPaying(
  change: IbanChange,
  progress: Extract<SegmentProgress, { stage: "RETRYING" }>,
  { changes, positions, now }: RetryPayingDependencies,
): Promise<void> {
  const found = await positions.findMany(change.organizationFiscalCode, progress.paying);
  const writes: PositionToWrite[] = [];
  const paying: Iud[] = [];
  let { counters } = progress;
  for (const position of found) {
    const decision = decideIbanChange(position, change, now());
    if (decision.outcome === "unaffected") continue;
    if (decision.outcome === "paying") {
      paying.push(position.iud);
      continue;
    }
    counters = addCounters(counters, { [decision.outcome]: 1 });
    if (decision.outcome !== "changed") continue;
    writes.push({ position: decision.position, versionRead: position.version });
  }
  const tries = progress.tries + 1;
  const isOver = paying.length === 0 || tries === payingTriesMax;
  const waitMs = isOver ? 0 : payingRetrySeconds * 1_000;
  await changes.advance(
    change,
    {
      ...progress,
      revision: progress.revision + 1,
      tries,
      counters: isOver ? addCounters(counters, { paying: paying.length }) : counters,
      paying: isOver ? [] : paying,
      notBefore: new Date(now().getTime() + waitMs).toISOString(),
    },
    writes,
  );
}
