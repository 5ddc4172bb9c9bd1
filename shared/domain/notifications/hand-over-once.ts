import type { LastStep } from "./decide-delivery.ts";
import {
  type Claim,
  type DeliveryOutcome,
  isAbandoned,
  type NotificationKey,
  type NotificationState,
} from "./notification.ts";
import type { NotificationStore } from "./notification-store.ts";

export type HandOverOnceDependencies = {
  readonly notifications: Pick<NotificationStore, "claim" | "release">;
  newClaimId(): string;
  now(): Date;
};

/**
 * Hands something over to the channels at most once, whatever is redelivered and wherever a process
 * dies: the claim comes before anything is handed over, and is given back only when nothing was
 * accepted by anyone. `later` when another delivery holds the claim, or a channel asked so.
 */
export async function handOverOnce(
  key: NotificationKey,
  handOver: () => Promise<LastStep>,
  { notifications, newClaimId, now }: HandOverOnceDependencies,
): Promise<DeliveryOutcome | "later"> {
  const claim: Claim = { status: "SENDING", claimId: newClaimId(), claimedAt: now() };
  if (!(await notifications.claim(key, claim))) return "later";
  const last = await handOver();
  if (last.step === "finish") return { key, result: last.result, claim, at: now() };
  await notifications.release(key, claim);
  return "later";
}

/**
 * What is left to do where something is known already: nothing; waiting for the delivery that holds
 * the claim; or closing what nobody can know any more, because that delivery must be dead.
 */
export function followKnown(
  key: NotificationKey,
  state: NotificationState,
  now: Date,
): DeliveryOutcome | "alreadyEnded" | "later" {
  if (state.status !== "SENDING") return "alreadyEnded";
  if (!isAbandoned(state, now)) return "later";
  const result = { status: "UNCERTAIN", cause: "interrupted" } as const;
  return { key, result, claim: state, at: now };
}
