import { setTimeout as delay } from "node:timers/promises";

/** Tries before a store gives up and lets the queue or the caller try again. */
export const attemptsMax = 12;
const firstWaitMs = 20;
const longestWaitMs = 2_000;

/**
 * Waits before another try: exponential with full jitter, so that writers that met in a conflict
 * do not meet again. `attempt` counts from 1; waits are at most 20, 40, 80 … 2,000 ms.
 */
export async function waitBeforeRetry(attempt: number): Promise<void> {
  const ceilingMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
  await delay(Math.random() * ceilingMs);
}
