import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FunctionPlan } from "../template/cloud-plan.ts";
import { localAccount, localRegion } from "../template/resource-identity.ts";
import type { FunctionStatistics } from "./function-statistics.ts";
import type { FunctionError, InvocationOutcome } from "./invocation.ts";
import type { Delivery, ProcessUsage, RuntimeApi } from "./runtime-api.ts";

const bootstrapPath = fileURLToPath(new URL("./bootstrap.ts", import.meta.url));

/** Lambda lets a function start for at most this long before its first invocation. */
const startMsMax = 10_000;

/** The heap gets this share of the configured memory; code and buffers need the rest. */
const heapShare = 0.75;

export type SandboxSettings = {
  readonly plan: FunctionPlan;
  readonly runtimeApi: RuntimeApi;
  readonly statistics: FunctionStatistics;
  /** Variables every function finds: emulator addresses, credentials, region. */
  readonly baseEnvironment: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly onIdle: (sandbox: Sandbox) => void;
  readonly onExit: (sandbox: Sandbox) => void;
};

type Invocation = {
  readonly requestId: string;
  readonly payload: string;
  readonly settle: (outcome: InvocationOutcome) => void;
  timer: NodeJS.Timeout;
};

/** One process of a function: runs one invocation at a time and is reused while it lives. */
export class Sandbox {
  readonly #id = randomUUID();
  readonly #settings: SandboxSettings;
  readonly #process: ChildProcess;
  readonly #ended = Promise.withResolvers<void>();
  /** Present while the process waits for work. */
  #deliver: ((delivery: Delivery) => void) | undefined;
  #invocation: Invocation | undefined;
  #startError: FunctionError | undefined;
  /** Processor time that the process had used when it last told; undefined until it has started. */
  #cpuMicroseconds: number | undefined;

  constructor(settings: SandboxSettings) {
    this.#settings = settings;
    settings.runtimeApi.attach(this.#id, {
      onNext: (deliver) => this.#becomeReady(deliver),
      onResponse: (requestId, payload) => {
        settings.statistics.recordResponse(Buffer.byteLength(payload));
        this.#finish(requestId, { outcome: "succeeded", payload });
      },
      onError: (requestId, error) => this.#finish(requestId, { outcome: "failed", error }),
      onInitializationError: (error) => {
        this.#startError = error;
      },
      onUsage: (usage) => this.#recordUsage(usage),
    });
    this.#process = spawnFunction(settings, this.#id);
    this.#process.once("exit", (code) => this.#end(code));
    this.#process.once("error", () => this.#end(null));
  }

  /** Runs one invocation, as soon as the process has started. Never rejects. */
  run(payload: string): Promise<InvocationOutcome> {
    const { promise, resolve } = Promise.withResolvers<InvocationOutcome>();
    this.#invocation = {
      requestId: randomUUID(),
      payload,
      settle: resolve,
      timer: setTimeout(() => this.#timeOut(), startMsMax),
    };
    this.#deliverWhenReady();
    return promise;
  }

  kill(): Promise<void> {
    this.#process.kill("SIGKILL");
    return this.#ended.promise;
  }

  #recordUsage({ maxRssKib, cpuMicroseconds }: ProcessUsage): void {
    const { statistics } = this.#settings;
    statistics.recordMemory(maxRssKib);
    if (this.#cpuMicroseconds === undefined) statistics.recordStartCpu(cpuMicroseconds);
    else statistics.recordCpu(cpuMicroseconds - this.#cpuMicroseconds);
    this.#cpuMicroseconds = cpuMicroseconds;
  }

  #becomeReady(deliver: (delivery: Delivery) => void): void {
    this.#deliver = deliver;
    this.#deliverWhenReady();
  }

  #deliverWhenReady(): void {
    const [deliver, invocation] = [this.#deliver, this.#invocation];
    if (deliver === undefined || invocation === undefined) {
      return;
    }
    this.#deliver = undefined;
    const { functionName, timeoutSeconds } = this.#settings.plan;
    clearTimeout(invocation.timer);
    invocation.timer = setTimeout(() => this.#timeOut(), timeoutSeconds * 1_000);
    deliver({
      requestId: invocation.requestId,
      payload: invocation.payload,
      deadlineMs: Date.now() + timeoutSeconds * 1_000,
      functionArn: `arn:aws:lambda:${localRegion}:${localAccount}:function:${functionName}`,
    });
  }

  #finish(requestId: string, outcome: InvocationOutcome): void {
    if (this.#invocation?.requestId === requestId) {
      this.#settle(outcome);
      // The process is about to ask for more: who invokes now need not start another.
      this.#settings.onIdle(this);
    }
  }

  #timeOut(): void {
    const { timeoutSeconds } = this.#settings.plan;
    this.#process.kill("SIGKILL");
    this.#settle({ outcome: "timedOut", timeoutSeconds });
  }

  #end(code: number | null): void {
    this.#settings.runtimeApi.detach(this.#id);
    this.#settings.onExit(this);
    this.#settle({
      outcome: "failed",
      error: this.#startError ?? {
        errorType: "Runtime.ExitError",
        errorMessage: `Runtime exited with error: ${code ?? "signal: killed"}`,
      },
    });
    this.#ended.resolve();
  }

  #settle(outcome: InvocationOutcome): void {
    const invocation = this.#invocation;
    this.#invocation = undefined;
    clearTimeout(invocation?.timer);
    invocation?.settle(outcome);
  }
}

function spawnFunction(settings: SandboxSettings, sandboxId: string): ChildProcess {
  const { plan, runtimeApi, baseEnvironment, logFile } = settings;
  settings.statistics.recordColdStart();
  const log = openSync(logFile, "a");
  const heapMib = Math.floor(plan.memoryMib * heapShare);
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMib}`, bootstrapPath], {
    cwd: plan.codePath,
    stdio: ["pipe", log, log],
    env: {
      ...baseEnvironment,
      AWS_LAMBDA_RUNTIME_API: runtimeApi.addressFor(sandboxId),
      AWS_LAMBDA_FUNCTION_NAME: plan.functionName,
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(plan.memoryMib),
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${plan.functionName}`,
      AWS_LAMBDA_LOG_STREAM_NAME: sandboxId,
      AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      LAMBDA_TASK_ROOT: plan.codePath,
      _HANDLER: plan.handler,
      ...plan.environment,
    },
  });
  closeSync(log);
  return child;
}
