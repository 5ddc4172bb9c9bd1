import type { RecordEvents } from "../domain/journal/journal-event.ts";
import type { JournalStore } from "../domain/journal/journal-store.ts";
import { count, describeError, logger } from "./observability.ts";
import { randomId } from "./random-id.ts";

/** One write of the table takes some milliseconds: what takes longer is not waited for. */
const usualPatienceMs = 300;

/**
 * Writes events to the journal beside the call they tell of: it fails nothing and waits no longer
 * than its patience. What is lost is counted, and rings an alarm.
 */
export function createJournalRecorder(
  { append }: Pick<JournalStore, "append">,
  patienceMs = usualPatienceMs,
): RecordEvents {
  return async (events) => {
    if (events.length === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      const giveUp = () => reject(new Error("the journal takes too long"));
      timer = setTimeout(giveUp, patienceMs);
    });
    try {
      const written = append(events.map((event) => ({ ...event, id: randomId() })));
      await Promise.race([written, tooLong]);
    } catch (failure) {
      count("journalFailed", events.length);
      logger.warn("events are missing in the journal", { failure: describeError(failure) });
    } finally {
      clearTimeout(timer);
    }
  };
}
