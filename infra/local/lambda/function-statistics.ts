import type { InvocationOutcome } from "./invocation.ts";

/** Figures of one function since the local cloud started. */
export type FunctionFigures = {
  readonly invocations: number;
  readonly errors: number;
  readonly timeouts: number;
  readonly throttles: number;
  readonly coldStarts: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly totalSeconds: number;
  /** Highest resident memory that any process of the function reached. */
  readonly maxRssMib: number;
  /** Processor time of the invocations, and of the starts before the first of each process. */
  readonly cpuSeconds: number;
  readonly startCpuSeconds: number;
  /** Bytes of all answers. */
  readonly responseBytes: number;
};

const durationsKept = 2_000;

/** Collects durations and memory of one function. */
export class FunctionStatistics {
  #counts = { succeeded: 0, failed: 0, timedOut: 0, throttled: 0 };
  #coldStarts = 0;
  #maxRssKib = 0;
  #totalMs = 0;
  #cpuMicroseconds = 0;
  #startCpuMicroseconds = 0;
  #responseBytes = 0;
  readonly #durationsMs: number[] = [];

  recordOutcome(outcome: InvocationOutcome["outcome"], durationMs: number): void {
    this.#counts[outcome] += 1;
    if (outcome === "throttled") {
      return;
    }
    this.#totalMs += durationMs;
    this.#durationsMs.push(durationMs);
    if (this.#durationsMs.length > durationsKept) {
      this.#durationsMs.shift();
    }
  }

  recordColdStart(): void {
    this.#coldStarts += 1;
  }

  recordMemory(rssKib: number): void {
    this.#maxRssKib = Math.max(this.#maxRssKib, rssKib);
  }

  recordCpu(microseconds: number): void {
    this.#cpuMicroseconds += microseconds;
  }

  recordStartCpu(microseconds: number): void {
    this.#startCpuMicroseconds += microseconds;
  }

  recordResponse(bytes: number): void {
    this.#responseBytes += bytes;
  }

  figures(): FunctionFigures {
    const { succeeded, failed, timedOut, throttled } = this.#counts;
    const sorted = this.#durationsMs.toSorted((left, right) => left - right);
    return {
      invocations: succeeded + failed + timedOut,
      errors: failed,
      timeouts: timedOut,
      throttles: throttled,
      coldStarts: this.#coldStarts,
      p50Ms: quantile(sorted, 0.5),
      p95Ms: quantile(sorted, 0.95),
      totalSeconds: Math.round(this.#totalMs / 100) / 10,
      maxRssMib: Math.round(this.#maxRssKib / 1024),
      cpuSeconds: this.#cpuMicroseconds / 1e6,
      startCpuSeconds: this.#startCpuMicroseconds / 1e6,
      responseBytes: this.#responseBytes,
    };
  }
}

function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? 0 : Math.round(value * 10) / 10;
}
