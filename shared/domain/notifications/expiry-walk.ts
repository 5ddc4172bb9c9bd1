import type { DebtPosition } from "../debt-positions/debt-position.ts";
import {
  judgePayability,
  noticesOf,
  type PositionNotice,
} from "../debt-positions/payable-notice.ts";
import type { Organization } from "../organizations/organization.ts";
import { type CalendarDate, romeDateOf } from "../values/calendar-date.ts";
import { dayBefore } from "../values/day-span.ts";
import type { Iud } from "../values/iud.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { coversTypes, type Webhook } from "./webhook.ts";

/** How far an ente's programs are told of notices whose due date has passed. */
export type ExpiryProgress = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  /** Of notices that were due until then all is told. */
  readonly throughDay: CalendarDate;
  /** A walk that has not come to its end. */
  readonly walking?: {
    /** The last due date that it tells of. */
    readonly untilDay: CalendarDate;
    /** Parts of the ente's debts that are done, from the first. */
    readonly partsDone: number;
  };
};

export type ExpiryProgressStore = {
  list(): Promise<readonly ExpiryProgress[]>;
  save(progress: ExpiryProgress): Promise<void>;
};

/** Due dates after the one, until the other. */
export type DueSpan = { readonly afterDay: CalendarDate; readonly untilDay: CalendarDate };

/** An ente's debts in parts, each by pages, of which only those come out that may count. */
export type DueDebtWalk = {
  readonly parts: number;
  /**
   * Open debts of these types that may have a notice which was due then; some instants old, so
   * that what they are is read again.
   */
  readonly walk: (
    organization: OrganizationFiscalCode,
    wanted: DueSpan & {
      /** From 0. */
      readonly part: number;
      readonly typeCodes: readonly string[];
    },
  ) => AsyncIterable<readonly Iud[]>;
};

/** The webhooks that are to be told of notices that expire. */
export function expiryWebhooks(webhooks: readonly Webhook[]): readonly Webhook[] {
  return webhooks.filter(({ enabled, events }) => enabled && events.includes("expired"));
}

/** The types whose due date ends payability and of which one of the webhooks may be told. */
export function expiringTypes(
  { debtPositionTypes }: Pick<Organization, "debtPositionTypes">,
  webhooks: readonly Webhook[],
): readonly string[] {
  return debtPositionTypes
    .filter(({ dueDateMandatory }) => dueDateMandatory)
    .map(({ code }) => code)
    .filter((code) => webhooks.some((webhook) => coversTypes(webhook, { typeCodes: [code] })));
}

/**
 * Where the telling begins: after what is told, and with what was due on the day on which the
 * first of the webhooks was registered, never before.
 */
export function tellsAfter(
  webhooks: readonly Webhook[],
  progress: ExpiryProgress | undefined,
  yesterday: CalendarDate,
): CalendarDate {
  const days = webhooks.map(({ createdAt }) => dayBefore(romeDateOf(new Date(createdAt))));
  const [first = yesterday] = [...days, yesterday].toSorted();
  return progress === undefined || progress.throughDay < first ? first : progress.throughDay;
}

/** The notices that nobody can pay any more since their due date, which is in the span. */
export function expiredNoticesOf(
  position: DebtPosition,
  { afterDay, untilDay, today }: DueSpan & { readonly today: CalendarDate },
): readonly PositionNotice[] {
  return noticesOf(position).filter((notice) => {
    const { dueDate } = notice;
    if (dueDate === undefined || dueDate <= afterDay || dueDate > untilDay) return false;
    return judgePayability({ position, notice, endsOnDueDate: true, today }) === "expired";
  });
}
