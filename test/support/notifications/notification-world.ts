import {
  type NotifyDebtorsDependencies,
  notifyDebtors,
} from "../../../functions/notifications/notify-debtors/notify-debtors.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { NewJournalEvent } from "../../../shared/domain/journal/journal-event.ts";
import type {
  AppIoSubmission,
  EmailSubmission,
  ProfileCheck,
} from "../../../shared/domain/notifications/channels.ts";
import {
  countOutcomes,
  type DeliveryOutcome,
  type NotificationKey,
  type NotificationState,
  type NotifiedCounts,
} from "../../../shared/domain/notifications/notification.ts";
import type { NotifyDebtorsMessage } from "../../../shared/messaging/messages.ts";
import { comune } from "./debts.ts";

/** What the channels answer, one answer a call; the last one is repeated for ever. */
export type Answers = {
  readonly profile: readonly ProfileCheck[];
  readonly appIo: readonly AppIoSubmission[];
  readonly email: readonly EmailSubmission[];
};

/** Lets another delivery go first, and may end the process for good. */
type Turn = (call: string) => Promise<void>;

/** The process died: whatever it was doing, it does no more. */
export class ProcessDied extends Error {}

/**
 * Table and channels that outlive the processes: what was really handed over is written down when
 * the channel gets it, whatever the process comes to know of it.
 */
export class NotificationWorld {
  readonly handedToAppIo: string[] = [];
  readonly handedToEmail: string[] = [];
  readonly events: NewJournalEvent[] = [];
  readonly states = new Map<string, NotificationState>();
  counts: NotifiedCounts = countOutcomes([]);
  now = new Date("2027-01-10T09:00:00Z");
  readonly positions: readonly DebtPosition[];
  answers: Answers;
  render: NotifyDebtorsDependencies["render"] = () => new Uint8Array();
  private claims = 0;
  private calls = { profile: 0, appIo: 0, email: 0 };

  constructor(positions: readonly DebtPosition[], answers: Partial<Answers> = {}) {
    this.positions = positions;
    this.answers = { ...goodAnswers, ...answers };
  }

  /** One delivery of the message, by a process of its own. */
  async deliver(turn: Turn = async () => undefined, remainingMs = 600_000): Promise<void> {
    await notifyDebtors(this.message(), this.dependencies(mortal(turn)), {
      remainingMs: () => remainingMs,
    });
  }

  stateOf(number: number): NotificationState | undefined {
    return this.states.get(`IUD-${number}`);
  }

  private message(): NotifyDebtorsMessage {
    return {
      organizationFiscalCode: comune.fiscalCode,
      flowId: "flow-1",
      iuds: this.positions.map(({ iud }) => iud),
      event: "created",
    };
  }

  /** Every call takes a turn before it has its effect, and another before its answer is known. */
  private dependencies(turn: Turn): NotifyDebtorsDependencies {
    const around = async <T>(call: string, effect: () => T): Promise<T> => {
      await turn(call);
      const answer = effect();
      await turn(`${call} done`);
      return answer;
    };
    return {
      record: async (events) => {
        this.events.push(...events);
      },
      organizations: { find: () => around("findOrganization", () => comune) },
      positions: { findMany: () => around("findPositions", () => [...this.positions]) },
      notifications: {
        find: (keys) => around("find", () => keys.flatMap((key) => this.stored(key))),
        claim: (key, claim) =>
          around("claim", () => {
            if (this.states.has(key.iud)) return false;
            this.states.set(key.iud, claim);
            return true;
          }),
        release: (key, claim) =>
          around("release", () => {
            if (this.isHeldBy(key, claim.claimId)) this.states.delete(key.iud);
          }),
        recordOutcomes: (outcomes) => around("record", () => this.record(outcomes)),
      },
      appIo: {
        checkProfile: () => around("checkProfile", () => this.answerOf("profile")),
        sendMessage: ({ fiscalCode }) =>
          around("sendMessage", () => {
            const answer = this.answerOf("appIo");
            if (mayHaveArrived(answer.outcome)) this.handedToAppIo.push(fiscalCode);
            return answer;
          }),
      },
      mailer: {
        send: ({ to }) =>
          around("sendEmail", () => {
            const answer = this.answerOf("email");
            if (mayHaveArrived(answer.outcome)) this.handedToEmail.push(to);
            return answer;
          }),
      },
      render: (organization, notice) => this.render(organization, notice),
      newClaimId: () => {
        this.claims += 1;
        return `claim-${this.claims}`;
      },
      now: () => this.now,
      portalUrl: "https://pagamenti.regione.example",
    };
  }

  private stored(key: NotificationKey) {
    const state = this.states.get(key.iud);
    return state === undefined ? [] : [{ key, state }];
  }

  private isHeldBy(key: NotificationKey, claimId: string): boolean {
    const state = this.states.get(key.iud);
    return state?.status === "SENDING" && state.claimId === claimId;
  }

  private record(outcomes: readonly DeliveryOutcome[]): void {
    const valid = outcomes.filter(({ key, claim }) =>
      claim === undefined ? !this.states.has(key.iud) : this.isHeldBy(key, claim.claimId),
    );
    for (const { key, result } of valid) this.states.set(key.iud, result);
    const { io, email, unreachable, uncertain, notNeeded } = countOutcomes(valid);
    this.counts = {
      io: this.counts.io + io,
      email: this.counts.email + email,
      unreachable: this.counts.unreachable + unreachable,
      uncertain: this.counts.uncertain + uncertain,
      notNeeded: this.counts.notNeeded + notNeeded,
    };
  }

  private answerOf<Channel extends keyof Answers>(channel: Channel): Answers[Channel][number] {
    const answers: Answers[Channel] = this.answers[channel];
    const call = this.calls[channel];
    this.calls[channel] += 1;
    const answer = answers[Math.min(call, answers.length - 1)];
    if (answer === undefined) throw new Error(`no answer is set for ${channel}`);
    return answer;
  }
}

export const goodAnswers: Answers = {
  profile: [{ outcome: "reachable" }],
  appIo: [{ outcome: "accepted", messageId: "io-1" }],
  email: [{ outcome: "accepted", messageId: "mail-1" }],
};

function mayHaveArrived(outcome: string): boolean {
  return outcome === "accepted" || outcome === "noAnswer";
}

/** Once dead, a process stays dead: none of its later calls has any effect. */
function mortal(turn: Turn): Turn {
  let isDead = false;
  return async (call) => {
    if (isDead) throw new ProcessDied();
    try {
      await turn(call);
    } catch (error) {
      isDead = true;
      throw error;
    }
  };
}
