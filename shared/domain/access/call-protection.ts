import type { Caller } from "./caller.ts";

/** Who a call counts for, and among whose keys its own is looked for: a caller for one ente. */
export type CallOwner = Pick<Caller, "kind" | "id" | "organization">;

/** What is left of an owner's calls in the present minute. */
export type CallAllowance = {
  readonly outcome: "allowed" | "exceeded";
  /** Calls in a minute. */
  readonly limit: number;
  readonly remaining: number;
  /** Until the next minute begins. */
  readonly resetSeconds: number;
};

/** A call that may be sent again under the key that the caller gave it. */
export type RepeatableCall = {
  readonly owner: CallOwner;
  /** E.g. `POST /v1/organizations/{fiscalCode}/debt-positions`. */
  readonly operation: string;
  readonly key: string;
  /** The same for the same request, of any other a different one. */
  readonly digest: string;
};

/** An answer as it is given again to whoever repeats the call. */
export type KeptAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
};

/** A call that is ours to run; ends with one of the two. */
export type ClaimedCall = {
  /** It has been run; without an answer where that may be shown only once. */
  readonly keep: (answer: KeptAnswer | undefined) => Promise<void>;
  /** It has had no effect: the key is free again. */
  readonly release: () => Promise<void>;
};

/**
 * - `claimed`: nobody has run it, or whoever began has died over it;
 * - `answered`: it was run, this was the answer;
 * - `unrepeatable`: it was run, and its answer is not to be shown again;
 * - `running`: somebody is running it;
 * - `otherRequest`: the key belongs to another request.
 */
export type CallClaim =
  | { readonly outcome: "claimed"; readonly claimed: ClaimedCall }
  | { readonly outcome: "answered"; readonly answer: KeptAnswer }
  | { readonly outcome: "unrepeatable" }
  | { readonly outcome: "running"; readonly retrySeconds: number }
  | { readonly outcome: "otherRequest" };

/** What stands between the callers of the API and what it does. */
export type CallProtection = {
  /** Counts one more call. */
  readonly takeCall: (
    owner: CallOwner,
    terms: { readonly callsPerMinute: number; readonly now: Date },
  ) => Promise<CallAllowance>;
  readonly claim: (call: RepeatableCall, now: Date) => Promise<CallClaim>;
  /** Looks for what cannot exist, so that a refusal takes as long as looking for something. */
  readonly readDecoy: () => Promise<void>;
};
