import { setTimeout as delay } from "node:timers/promises";

/** Time as the bucket sees it: milliseconds, and a way to let them pass. */
export type Clock = {
  nowMs(): number;
  sleep(milliseconds: number): Promise<unknown>;
};

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  sleep: (milliseconds) => delay(milliseconds),
};

/** Lets requests through at a steady rate, with bursts of at most one second's worth. */
export type TokenBucket = { take(): Promise<void> };

/**
 * A bucket of one process: callers are let through in the order they came, and together never pass
 * `perSecond`, once the burst at the beginning is spent.
 */
export function createTokenBucket(perSecond: number, clock: Clock = systemClock): TokenBucket {
  const millisecondsPerToken = 1000 / perSecond;
  const burst = Math.max(1, Math.floor(perSecond));
  /** When the bucket would be full again: every token taken moves it on by one token's time. */
  let fullAtMs = clock.nowMs();
  return {
    async take() {
      const nowMs = clock.nowMs();
      fullAtMs = Math.max(fullAtMs, nowMs) + millisecondsPerToken;
      const waitMs = fullAtMs - burst * millisecondsPerToken - nowMs;
      if (waitMs > 0) await clock.sleep(waitMs);
    },
  };
}
