import { join } from "node:path";
import type { FunctionPlan } from "../template/cloud-plan.ts";
import { type FunctionFigures, FunctionStatistics } from "./function-statistics.ts";
import { type InvocationOutcome, type InvocationRequest, payloadBytesMax } from "./invocation.ts";
import type { RuntimeApi } from "./runtime-api.ts";
import { Sandbox } from "./sandbox.ts";

export type FunctionPoolSettings = {
  readonly plan: FunctionPlan;
  readonly runtimeApi: RuntimeApi;
  readonly baseEnvironment: Readonly<Record<string, string>>;
  readonly logDirectory: string;
  /** Processes of one function that this machine bears, whatever the template allows. */
  readonly processesMax: number;
};

/** All the processes of one function, within its reserved concurrency. */
export class FunctionPool {
  readonly #settings: FunctionPoolSettings;
  readonly #statistics = new FunctionStatistics();
  readonly #sandboxes = new Set<Sandbox>();
  readonly #idle: Sandbox[] = [];
  readonly #waiting: ((sandbox: Sandbox) => void)[] = [];
  #runningCount = 0;
  #stopped = false;

  constructor(settings: FunctionPoolSettings) {
    this.#settings = settings;
  }

  /** Runs one invocation in an idle process, a new one, or the next one that gets free. */
  async invoke(request: InvocationRequest): Promise<InvocationOutcome> {
    const startedMs = performance.now();
    const outcome = await this.#run(request);
    this.#statistics.recordOutcome(outcome.outcome, performance.now() - startedMs);
    return outcome;
  }

  figures(): FunctionFigures {
    return this.#statistics.figures();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.length = 0;
    await Promise.all([...this.#sandboxes].map((sandbox) => sandbox.kill()));
  }

  async #run({ payload, whenBusy }: InvocationRequest): Promise<InvocationOutcome> {
    const { reservedConcurrency = Number.POSITIVE_INFINITY } = this.#settings.plan;
    const isFull = whenBusy === "throttle" && this.#runningCount >= reservedConcurrency;
    if (isFull || this.#stopped) {
      return { outcome: "throttled" };
    }
    if (Buffer.byteLength(payload) > payloadBytesMax) {
      const errorMessage = `Request must be smaller than ${payloadBytesMax} bytes`;
      return { outcome: "failed", error: { errorType: "RequestTooLarge", errorMessage } };
    }
    this.#runningCount += 1;
    try {
      const sandbox = await this.#takeSandbox();
      return await sandbox.run(payload);
    } finally {
      this.#runningCount -= 1;
    }
  }

  #takeSandbox(): Promise<Sandbox> {
    const idle = this.#idle.pop();
    if (idle !== undefined) {
      return Promise.resolve(idle);
    }
    const { plan, processesMax } = this.#settings;
    const limit = Math.min(plan.reservedConcurrency ?? processesMax, processesMax);
    if (this.#sandboxes.size < Math.max(1, limit)) {
      return Promise.resolve(this.#startSandbox());
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #startSandbox(): Sandbox {
    const { plan, runtimeApi, baseEnvironment, logDirectory } = this.#settings;
    const sandbox = new Sandbox({
      plan,
      runtimeApi,
      baseEnvironment,
      statistics: this.#statistics,
      logFile: join(logDirectory, `${plan.functionName}.log`),
      onIdle: (ready) => this.#hand(ready),
      onExit: (ended) => this.#replace(ended),
    });
    this.#sandboxes.add(sandbox);
    return sandbox;
  }

  #hand(sandbox: Sandbox): void {
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#idle.push(sandbox);
    } else {
      next(sandbox);
    }
  }

  #replace(ended: Sandbox): void {
    this.#sandboxes.delete(ended);
    const position = this.#idle.indexOf(ended);
    if (position >= 0) {
      this.#idle.splice(position, 1);
    }
    const next = this.#stopped ? undefined : this.#waiting.shift();
    if (next !== undefined) {
      next(this.#startSandbox());
    }
  }
}
