import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type {
  IbanChange,
  SegmentProgress,
} from "../../../shared/domain/debt-positions/iban-change.ts";
import type {
  IbanChangeStore,
  PositionWalk,
} from "../../../shared/domain/debt-positions/iban-change-store.ts";
import type { ChangeIbansMessage, QueuePublisher } from "../../../shared/messaging/messages.ts";
import { finishSegment } from "./finish-segment.ts";
import { retryPaying } from "./retry-paying.ts";
import { walkPage } from "./walk-page.ts";

export type ChangeIbansDependencies = {
  readonly changes: Pick<IbanChangeStore, "find" | "findProgress" | "advance" | "finish">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly walkPositions: PositionWalk;
  /** At once, or after the time that positions which are being paid are given. */
  readonly goOn: QueuePublisher<ChangeIbansMessage>;
  readonly goOnLater: QueuePublisher<ChangeIbansMessage>;
  readonly now: () => Date;
};

type Delivery = { readonly remainingMs: () => number };

/** A page and its steps end well within it; another message goes on from there. */
const timeToStopMs = 60_000;

/**
 * Walks one part of the table and changes the ente's open positions that hold the old IBAN. Every
 * step writes positions, counts and how far it is in one transaction: whenever it is cut short, or
 * delivered again, it goes on after the last step, and nothing is changed or counted twice.
 */
export async function changeIbans(
  message: ChangeIbansMessage,
  dependencies: ChangeIbansDependencies,
  { remainingMs }: Delivery,
): Promise<void> {
  const { changes, goOn, goOnLater, now } = dependencies;
  const { organizationFiscalCode, changeId: id, segment } = message;
  const reference = { organizationFiscalCode, id };
  const change = await changes.find(reference);
  if (change === undefined) throw new Error("an unknown change of an IBAN is to be made");
  for (;;) {
    const progress = await changes.findProgress(reference, segment);
    if (progress.stage === "DONE") return;
    if (isTooEarly(progress, now())) return goOnLater([message]);
    if (remainingMs() < timeToStopMs) return goOn([message]);
    await takeStep(change, progress, dependencies);
  }
}

function isTooEarly(progress: SegmentProgress, now: Date): boolean {
  return progress.stage === "RETRYING" && now < new Date(progress.notBefore);
}

/** A step that another delivery was faster with is no step: what stands then is read again. */
async function takeStep(
  change: IbanChange,
  progress: SegmentProgress,
  dependencies: ChangeIbansDependencies,
): Promise<void> {
  if (progress.stage === "WALKING") return walkPage(change, progress, dependencies);
  if (progress.stage === "RETRYING" && progress.paying.length > 0) {
    return retryPaying(change, progress, dependencies);
  }
  return finishSegment(change, progress, dependencies);
}
