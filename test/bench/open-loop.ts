import { setTimeout as delay } from "node:timers/promises";

type Load = {
  /** Calls a second, at fixed instants, whatever the answers take. */
  readonly rate: number;
  readonly calls: number;
  /** Tells what was called, and whether it went as it should. */
  readonly call: (index: number) => Promise<{ readonly name: string; readonly isRight: boolean }>;
};

/**
 * Calls at a fixed rate (open loop): a latency runs from the instant a call was due, so that waiting
 * counts. Milliseconds.
 */
export async function runOpenLoop({ rate, calls, call }: Load) {
  const latencies: Record<string, number[]> = {};
  let errors = 0;
  const callAt = async (index: number, dueMs: number): Promise<void> => {
    const { name, isRight } = await call(index);
    const list = latencies[name] ?? [];
    latencies[name] = list;
    list.push(performance.now() - dueMs);
    if (!isRight) errors += 1;
  };
  const startMs = performance.now();
  const pending: Promise<void>[] = [];
  for (let index = 0; index < calls; index += 1) {
    const dueMs = startMs + (index * 1_000) / rate;
    while (performance.now() < dueMs) await delay(1);
    pending.push(callAt(index, dueMs));
  }
  await Promise.all(pending);
  const all = Object.values(latencies).flat();
  const operations = Object.entries(latencies).map(([name, values]) => [name, sharesOf(values)]);
  return {
    rate,
    calls,
    errors,
    ...sharesOf(all),
    maxMs: percentile(all, 1),
    operations: Object.fromEntries(operations),
  };
}

function sharesOf(values: readonly number[]) {
  return {
    p50Ms: percentile(values, 0.5),
    p95Ms: percentile(values, 0.95),
    p99Ms: percentile(values, 0.99),
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const at = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return Math.round((sorted[Math.max(0, at)] ?? 0) * 10) / 10;
}
