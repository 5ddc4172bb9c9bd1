import { isOpen } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { deliveryEventOf } from "../../../shared/domain/journal/delivery-event.ts";
import type {
  NewJournalEvent,
  RecordEvents,
} from "../../../shared/domain/journal/journal-event.ts";
import { isPrintable, type NoticeFacts } from "../../../shared/domain/notices/compose-notice.ts";
import { asksForNotification } from "../../../shared/domain/notifications/decide-delivery.ts";
import { followKnown } from "../../../shared/domain/notifications/hand-over-once.ts";
import type {
  DeliveryOutcome,
  NotificationKey,
  NotificationState,
} from "../../../shared/domain/notifications/notification.ts";
import type { NotificationStore } from "../../../shared/domain/notifications/notification-store.ts";
import {
  findDebtPositionType,
  type Organization,
} from "../../../shared/domain/organizations/organization.ts";
import { whatIsOpen } from "../../../shared/domain/organizations/organization-status.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { NotifyDebtorsMessage } from "../../../shared/messaging/messages.ts";
import { type DeliverNoticeDependencies, deliverNotice } from "./deliver-notice.ts";

export type NotifyDebtorsDependencies = DeliverNoticeDependencies & {
  readonly notifications: NotificationStore;
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly record: RecordEvents;
};

/** No delivery begins with less time left: all that one may wait for, when channels are slow. */
export const deliverySecondsMax = 60;
/** After so many debtors in a row that had to be put off, the channel gets a rest. */
const postponedInARowMax = 3;

/** Milliseconds the process has left. */
type Remaining = { remainingMs(): number };

/** Some debtors could not be told now: the message has to come again, and finds only them to do. */
export class NotificationsPostponed extends Error {
  constructor(debtors: number, cause: unknown) {
    const reason = cause instanceof Error ? `, per ${cause.name}: ${cause.message}` : "";
    super(`debitori da avvisare più tardi: ${debtors}${reason}`, { cause });
    this.name = "NotificationsPostponed";
  }
}

/**
 * Tells the debtors of some positions that the debt exists: on App IO, or by mail where App IO does
 * not lead to them. Whatever is redelivered and wherever a process dies, no debtor gets more than
 * one App IO message and one mail for a notice; a delivery that died sending ends `UNCERTAIN`.
 * @throws NotificationsPostponed when some have to be told later; the outcomes reached are kept.
 */
export async function notifyDebtors(
  message: NotifyDebtorsMessage,
  dependencies: NotifyDebtorsDependencies,
  remaining: Remaining,
): Promise<void> {
  const organization = await dependencies.organizations.find(message.organizationFiscalCode);
  if (organization === undefined) throw new Error("il messaggio nomina un ente sconosciuto");

  const debts = await findNoticedDebts(message, organization, dependencies);
  const states = await findStates(debts, dependencies);
  const round = await tellEach(debts, states, { ...dependencies, ...remaining });
  if (round.outcomes.length > 0) {
    const { flowId } = message;
    await dependencies.notifications.recordOutcomes(
      round.outcomes,
      flowId === undefined
        ? undefined
        : { organizationFiscalCode: organization.fiscalCode, id: flowId },
    );
    await dependencies.record(eventsOf(round.outcomes, debts));
  }
  if (round.postponed > 0) throw new NotificationsPostponed(round.postponed, round.cause);
}

/** For the journal: the messages that left, or may have left. */
function eventsOf(
  outcomes: readonly DeliveryOutcome[],
  debts: readonly NoticedDebt[],
): NewJournalEvent[] {
  const positions = new Map(debts.map(({ key, facts }) => [key.noticeNumber, facts.debtPosition]));
  return outcomes.flatMap(({ key: { noticeNumber }, result, at }) => {
    const position = positions.get(noticeNumber);
    const told = { kind: "debtorNotified", noticeNumber, at, ...result } as const;
    const event = position && deliveryEventOf(position, told);
    return event === undefined ? [] : [event];
  });
}

type NoticedDebt = { readonly key: NotificationKey; readonly facts: NoticeFacts };

/** The positions of the message that have a notice: only those have anything to tell. */
async function findNoticedDebts(
  message: NotifyDebtorsMessage,
  organization: Organization,
  { positions }: NotifyDebtorsDependencies,
): Promise<NoticedDebt[]> {
  const iuds = [...new Set(message.iuds)];
  const found = await positions.findMany(organization.fiscalCode, iuds);
  return found.flatMap((debtPosition) => {
    const debtPositionType = findDebtPositionType(organization, debtPosition.typeCode);
    if (debtPositionType === undefined || !isPrintable(debtPosition)) return [];
    const { organizationFiscalCode, iud, noticeNumber } = debtPosition;
    const key = { organizationFiscalCode, iud, noticeNumber, event: message.event };
    return [{ key, facts: { organization, debtPositionType, debtPosition } }];
  });
}

type States = ReadonlyMap<NotificationKey["noticeNumber"], NotificationState>;

async function findStates(
  debts: readonly NoticedDebt[],
  { notifications }: NotifyDebtorsDependencies,
): Promise<States> {
  if (debts.length === 0) return new Map();
  const stored = await notifications.find(debts.map(({ key }) => key));
  return new Map(stored.map(({ key, state }) => [key.noticeNumber, state]));
}

type Round = {
  readonly outcomes: readonly DeliveryOutcome[];
  /** Debtors left for later, and the last failure that was not expected. */
  readonly postponed: number;
  readonly cause: unknown;
};

async function tellEach(
  debts: readonly NoticedDebt[],
  states: States,
  dependencies: NotifyDebtorsDependencies & Remaining,
): Promise<Round> {
  const outcomes: DeliveryOutcome[] = [];
  let postponed = 0;
  let postponedInARow = 0;
  let cause: unknown;
  for (const noticed of debts) {
    const timeIsUp = dependencies.remainingMs() < deliverySecondsMax * 1000;
    const resting = timeIsUp || postponedInARow >= postponedInARowMax;
    const outcome = await tell(noticed, states.get(noticed.key.noticeNumber), {
      ...dependencies,
      resting,
    }).catch((error: unknown) => {
      cause = error;
      return "later" as const;
    });
    if (outcome === "later") postponed += 1;
    else if (outcome !== "alreadyEnded") outcomes.push(outcome);
    postponedInARow = outcome === "later" ? postponedInARow + 1 : 0;
  }
  return { outcomes, postponed, cause };
}

/** One debtor: what is known already is respected, what nobody can know any more is closed. */
async function tell(
  { key, facts }: NoticedDebt,
  state: NotificationState | undefined,
  dependencies: NotifyDebtorsDependencies & { readonly resting: boolean },
): Promise<DeliveryOutcome | "alreadyEnded" | "later"> {
  const { now, resting } = dependencies;
  if (state !== undefined) return followKnown(key, state, now());
  if (!isToBeTold(facts)) return { key, result: { status: "NOT_NEEDED" }, at: now() };
  return resting ? "later" : deliverNotice(key, facts, dependencies);
}

function isToBeTold({ organization, debtPositionType, debtPosition }: NoticeFacts): boolean {
  if (!isOpen(debtPosition) || !debtPosition.notify) return false;
  if (!whatIsOpen(organization.status).notify) return false;
  return asksForNotification(organization, debtPositionType, debtPosition);
}
