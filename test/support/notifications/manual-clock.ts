import type { Clock } from "../../../shared/http-clients/token-bucket.ts";

/** A clock on which time passes only by sleeping, and at once. */
export function manualClock(): Clock {
  let nowMs = 0;
  return {
    nowMs: () => nowMs,
    sleep: async (milliseconds) => {
      nowMs += milliseconds;
    },
  };
}
