/** Synchronous payload quota of Lambda, request and response alike (Lambda quotas: 6 MB). */
export const payloadBytesMax = 6 * 1024 * 1024;

/** Shape of the error that a Node.js runtime reports. */
export type FunctionError = { readonly errorType: string; readonly errorMessage: string };

/** How one invocation ended. Payloads are JSON text. */
export type InvocationOutcome =
  | { readonly outcome: "succeeded"; readonly payload: string }
  | { readonly outcome: "failed"; readonly error: FunctionError }
  | { readonly outcome: "timedOut"; readonly timeoutSeconds: number }
  | { readonly outcome: "throttled" };

export type InvocationRequest = {
  readonly payload: string;
  /** What to do when the reserved concurrency is used up: queue sources wait, HTTP is refused. */
  readonly whenBusy: "wait" | "throttle";
};

/** Invokes a function of the template by its name. */
export type InvokeFunction = (
  functionName: string,
  request: InvocationRequest,
) => Promise<InvocationOutcome>;
