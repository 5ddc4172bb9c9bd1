import type { FlowReference } from "../debt-positions/import-flow-store.ts";
import type { Claim, DeliveryOutcome, NotificationKey, NotificationState } from "./notification.ts";

/** A notification something is known of. */
export type StoredNotification = {
  readonly key: NotificationKey;
  readonly state: NotificationState;
};

/** What is known of each notification; every write is conditional on nobody having been faster. */
export type NotificationStore = {
  /** The state of those of `keys` that have one; strongly consistent, any order. */
  find(keys: readonly NotificationKey[]): Promise<readonly StoredNotification[]>;
  /** False when anything is stored under the key already: then nothing may be sent. */
  claim(key: NotificationKey, claim: Claim): Promise<boolean>;
  /** Undoes a claim of ours under which nothing was sent. */
  release(key: NotificationKey, claim: Claim): Promise<void>;
  /**
   * Writes the outcomes and adds them to the counters of the flow, if there is one, in a single
   * transaction (at most 99 outcomes). One that somebody else recorded meanwhile is left out and
   * not counted.
   */
  recordOutcomes(outcomes: readonly DeliveryOutcome[], flow?: FlowReference): Promise<void>;
};
