import type {
  DeliveryOutcome,
  NotificationKey,
  NotificationState,
} from "../../../shared/domain/notifications/notification.ts";
import type { NotificationStore } from "../../../shared/domain/notifications/notification-store.ts";

export type InMemoryNotifications = NotificationStore & {
  /** By event and notice number. */
  readonly states: Map<string, NotificationState>;
};

/** Behaves as the table does: every write is conditional on nobody having been faster. */
export function inMemoryNotifications(): InMemoryNotifications {
  const states = new Map<string, NotificationState>();
  const at = ({ event, noticeNumber }: NotificationKey) => `${event} ${noticeNumber}`;
  const isHeldBy = (key: NotificationKey, claimId: string) => {
    const state = states.get(at(key));
    return state?.status === "SENDING" && state.claimId === claimId;
  };
  const mayRecord = ({ key, claim }: DeliveryOutcome) =>
    claim === undefined ? !states.has(at(key)) : isHeldBy(key, claim.claimId);
  return {
    states,
    async find(keys) {
      return keys.flatMap((key) => {
        const state = states.get(at(key));
        return state === undefined ? [] : [{ key, state }];
      });
    },
    async claim(key, claim) {
      if (states.has(at(key)) && !isHeldBy(key, claim.claimId)) return false;
      states.set(at(key), claim);
      return true;
    },
    async release(key, { claimId }) {
      if (isHeldBy(key, claimId)) states.delete(at(key));
    },
    async recordOutcomes(outcomes) {
      for (const outcome of outcomes.filter(mayRecord)) {
        states.set(at(outcome.key), outcome.result);
      }
    },
  };
}
