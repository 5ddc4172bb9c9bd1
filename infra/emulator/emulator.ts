/** An AWS endpoint that the portal is deployed to. */
export type Emulator = {
  readonly endpoint: string;
  /** What it is, e.g. `MiniStack`. */
  readonly name: string;
  readonly version: string;
  /** What whoever calls the endpoint has to trust, in PEM; undefined where it has no TLS. */
  readonly certificateFile: string | undefined;
  /** Ends it in good order: everything it holds is on disk afterwards. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would: what S3 holds is on disk, all the rest as of the last stop. */
  readonly kill: () => Promise<void>;
};

/** Whether roles may only do what their policies allow. */
export type Policies = "enforced" | "ignored";

/** Starts an emulator on what it has kept, at the same address as before. */
export type StartEmulator = (policies: Policies) => Promise<Emulator>;

/** Credentials that an emulator takes for the account's own: no policy binds them. */
export const rootCredentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
