import type { CalendarDate } from "../values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Page, PageRequest } from "../values/page.ts";
import type { WebhookId } from "./webhook.ts";
import type { WebhookDelivery, WebhookLane, WebhookTry } from "./webhook-delivery.ts";

/** Which delivery of which webhook. */
export type WebhookDeliveryKey = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly webhookId: WebhookId;
  readonly id: string;
};

/** A lane is one worker's, until it gives it back or its time is over. */
export type WebhookLease = { readonly holder: string; readonly until: Date };

export type WebhookDeliveryStore = {
  /** Never overwrites one that is there. */
  insert(deliveries: readonly WebhookDelivery[]): Promise<void>;
  /** Strongly consistent. */
  find(key: WebhookDeliveryKey): Promise<WebhookDelivery | undefined>;
  /** All of a lane in the order in which they are told, strongly consistent. */
  listLane(lane: WebhookLane): Promise<readonly WebhookDelivery[]>;
  /** `held` while the time of another holder is not over. */
  takeLease(lane: WebhookLane, lease: WebhookLease, now: Date): Promise<"taken" | "held">;
  /** Nothing happens when another one holds it by now. */
  giveBackLease(lane: WebhookLane, lease: WebhookLease): Promise<void>;
  /** Over version `versionRead`, with the line of the log; nothing when it has moved on. */
  recordTry(
    delivery: WebhookDelivery,
    versionRead: number,
    line: WebhookTry,
  ): Promise<"written" | "refused">;
  /** One that is to be told again, over the one that was read. */
  restart(delivery: WebhookDelivery, read: WebhookDelivery): Promise<"written" | "refused">;
  /** The tries of a day (Europe/Rome), the latest first. */
  listTries(
    webhook: Omit<WebhookDeliveryKey, "id">,
    day: CalendarDate,
    page: PageRequest,
  ): Promise<Page<WebhookTry>>;
  /** Ids of those that were given up, the latest first, and when. */
  listGivenUp(
    webhook: Omit<WebhookDeliveryKey, "id">,
    page: PageRequest,
  ): Promise<Page<{ readonly id: string; readonly at: string }>>;
};
