/** How a command ends, for scripts. */
export const exitCodes = { ok: 0, dataErrors: 1, usage: 2, remoteFailure: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The portal could not be reached or refused the request; the message is for the operator. */
export class RemoteFailure extends Error {
  override readonly name = "RemoteFailure";
}

/** The command was called wrongly; the message says how. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
