import { pause } from "./pause.ts";

/** `online`: somebody waits for the answer. `bulk`: what counts is that the work gets done. */
export type Pace = "bulk" | "online";

/**
 * Why to try again: a call failed, the service asked to slow down, or it answered and left part of
 * the work undone (a conflict, a throttled member of a batch).
 */
export type RetryReason = "failed" | "throttled" | "undone";

type Retries = {
  readonly triesMax: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
};
type Limits = {
  readonly connectTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /** One piece of work, with all its tries and waits. */
  readonly workMs: number;
  readonly retries: Readonly<Record<RetryReason, Retries>>;
};

/** Who waits for an answer gives up after some seconds: online, work that takes four has failed. */
const limitsOf: Readonly<Record<Pace, Limits>> = {
  bulk: {
    connectTimeoutMs: 2_000,
    requestTimeoutMs: 10_000,
    workMs: Number.POSITIVE_INFINITY,
    retries: {
      failed: { triesMax: 8, firstWaitMs: 100, longestWaitMs: 20_000 },
      throttled: { triesMax: 8, firstWaitMs: 500, longestWaitMs: 20_000 },
      undone: { triesMax: 12, firstWaitMs: 20, longestWaitMs: 2_000 },
    },
  },
  online: {
    connectTimeoutMs: 1_000,
    requestTimeoutMs: 2_000,
    workMs: 4_000,
    retries: {
      failed: { triesMax: 3, firstWaitMs: 20, longestWaitMs: 100 },
      throttled: { triesMax: 3, firstWaitMs: 40, longestWaitMs: 100 },
      undone: { triesMax: 20, firstWaitMs: 20, longestWaitMs: 200 },
    },
  },
};

/** What is left of the time and of the tries of one piece of work. */
export type Patience = {
  readonly connectTimeoutMs: number;
  /** What the next request may take. */
  requestTimeoutMs(): number;
  /**
   * Waits before another try, exponentially and with full jitter, so that writers that met in a
   * conflict do not meet again; `tries` were made so far. False, at once, when it is over.
   */
  waitForRetry(tries: number, reason: RetryReason): Promise<boolean>;
};

export function startPatience(pace: Pace): Patience {
  const { connectTimeoutMs, requestTimeoutMs, workMs, retries } = limitsOf[pace];
  const endsMs = performance.now() + workMs;
  const remainingMs = () => endsMs - performance.now();
  return {
    connectTimeoutMs,
    requestTimeoutMs: () => Math.max(1, Math.min(requestTimeoutMs, remainingMs())),
    async waitForRetry(tries, reason) {
      const { triesMax, firstWaitMs, longestWaitMs } = retries[reason];
      if (tries >= triesMax) return false;
      const waitMs = Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1));
      if (waitMs >= remainingMs()) return false;
      await pause(waitMs);
      return true;
    },
  };
}
