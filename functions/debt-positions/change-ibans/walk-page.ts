import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import {
  addCounters,
  type IbanChange,
  payingKeptMax,
  payingRetrySeconds,
  type SegmentProgress,
} from "../../../shared/domain/debt-positions/iban-change.ts";
import { decideIbanChange } from "../../../shared/domain/debt-positions/iban-change-decision.ts";
import type {
  IbanChangeStore,
  PositionToWrite,
  PositionWalk,
} from "../../../shared/domain/debt-positions/iban-change-store.ts";

type WalkPageDependencies = {
  readonly changes: Pick<IbanChangeStore, "advance">;
  readonly walkPositions: PositionWalk;
  readonly now: () => Date;
};

type Walking = Extract<SegmentProgress, { stage: "WALKING" }>;

/** Positions that one step writes: with a kilobyte each far below what a transaction takes. */
const positionsPerStep = 40;

/**
 * Walks one page, in as many steps as its changes need. Where a position has moved on meanwhile,
 * or somebody else has walked here, the page is left: it is read again after the last step.
 */
export async function walkPage(
  change: IbanChange,
  progress: Walking,
  { changes, walkPositions, now }: WalkPageDependencies,
): Promise<void> {
  const { segment, cursor } = progress;
  const { organizationFiscalCode, segments } = change;
  const page = await walkPositions(organizationFiscalCode, { segment, segments, cursor });
  let step = nextStep(progress);
  let writes: PositionToWrite[] = [];
  for (const { position, place } of page.positions) {
    const seen = look(change, position, { step, now: now() });
    step = seen.step;
    if (seen.write === undefined) continue;
    writes.push(seen.write);
    if (writes.length < positionsPerStep) continue;
    const written = await changes.advance(change, { ...step, cursor: place }, writes);
    if (written !== "written") return;
    step = nextStep({ ...step, cursor: place });
    writes = [];
  }
  const { cursor: next } = page;
  const walked = next === undefined ? walkedOf(step, now()) : { ...step, cursor: next };
  await changes.advance(change, walked, writes);
}

function nextStep(progress: Walking): Walking {
  return { ...progress, revision: progress.revision + 1 };
}

type Looked = { readonly step: Walking; readonly write?: PositionToWrite };

/** What is counted of a position, and what of it is to be written. */
function look(
  change: IbanChange,
  position: DebtPosition,
  { step, now }: { readonly step: Walking; readonly now: Date },
): Looked {
  const checked = { ...step, counters: addCounters(step.counters, { checked: 1 }) };
  const decision = decideIbanChange(position, change, now);
  switch (decision.outcome) {
    case "unaffected":
      return { step: checked };
    case "changed": {
      const counters = addCounters(checked.counters, { changed: 1 });
      const write = { position: decision.position, versionRead: position.version };
      return { step: { ...checked, counters }, write };
    }
    case "paying": {
      if (step.paying.length < payingKeptMax) {
        return { step: { ...checked, paying: [...step.paying, position.iud] } };
      }
      return { step: { ...checked, counters: addCounters(checked.counters, { paying: 1 }) } };
    }
    case "paid":
    case "partiallyPaid":
      return {
        step: { ...checked, counters: addCounters(checked.counters, { [decision.outcome]: 1 }) },
      };
  }
}

function walkedOf({ cursor: _, ...step }: Walking, now: Date): SegmentProgress {
  const waitMs = step.paying.length > 0 ? payingRetrySeconds * 1_000 : 0;
  const notBefore = new Date(now.getTime() + waitMs).toISOString();
  return { ...step, stage: "RETRYING", tries: 0, notBefore };
}
