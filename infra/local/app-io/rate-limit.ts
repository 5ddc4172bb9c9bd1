/** Counts calls in a sliding window for each key. */
export type RateLimit = (key: string, nowMs: number) => boolean;

const windowMs = 5_000;

/**
 * Allows `callsMax` calls every 5 seconds for each key.
 *
 * Source: App IO services API, 150 requests every 5 seconds for each service key.
 */
export function createRateLimit(callsMax: number): RateLimit {
  const callsByKey = new Map<string, number[]>();
  return (key, nowMs) => {
    const recent = (callsByKey.get(key) ?? []).filter((at) => at > nowMs - windowMs);
    const allowed = recent.length < callsMax;
    callsByKey.set(key, allowed ? [...recent, nowMs] : recent);
    return allowed;
  };
}
