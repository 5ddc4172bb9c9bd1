/**
 * Size of a function that somebody waits for: memory buys CPU, and its time-out ends before the
 * 30 seconds after which the HTTP API gives up, so that the caller reads our own answer.
 */
export const onlineFunction = { memoryMiB: 1_024, timeoutSeconds: 25 } as const;
