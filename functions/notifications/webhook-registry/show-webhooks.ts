import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  maySeeWebhook,
  type Webhook,
  type WebhookId,
} from "../../../shared/domain/notifications/webhook.ts";
import type { WebhookTry } from "../../../shared/domain/notifications/webhook-delivery.ts";
import type { WebhookDeliveryStore } from "../../../shared/domain/notifications/webhook-delivery-store.ts";
import type { WebhookStore } from "../../../shared/domain/notifications/webhook-store.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { Page, PageRequest } from "../../../shared/domain/values/page.ts";

type OfCaller = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
};

export type OneWebhook = OfCaller & { readonly webhookId: WebhookId };

type Webhooks = { readonly webhooks: Pick<WebhookStore, "find" | "list"> };

export type ShowWebhookOutcome =
  | { readonly outcome: "found"; readonly webhook: Webhook }
  | { readonly outcome: "hidden" };

/** The webhooks of an ente that are the caller's business. */
export async function listWebhooks(
  { organization, caller }: OfCaller,
  { webhooks }: Webhooks,
): Promise<readonly Webhook[]> {
  const all = await webhooks.list(organization);
  return all.filter((webhook) => maySeeWebhook(caller, webhook));
}

export async function showWebhook(
  { organization, caller, webhookId }: OneWebhook,
  { webhooks }: Webhooks,
): Promise<ShowWebhookOutcome> {
  const webhook = await webhooks.find(organization, webhookId);
  return webhook !== undefined && maySeeWebhook(caller, webhook)
    ? { outcome: "found", webhook }
    : { outcome: "hidden" };
}

export type ListDeliveriesOutcome =
  | { readonly outcome: "page"; readonly day: CalendarDate; readonly page: Page<WebhookTry> }
  | { readonly outcome: "hidden" };

type ListDeliveriesDependencies = Webhooks & {
  readonly deliveries: Pick<WebhookDeliveryStore, "listTries">;
  readonly now: () => Date;
};

type DayOfTries = PageRequest & { readonly day: CalendarDate | undefined };

/** The tries of a day, the latest first: of today where none is named. */
export async function listDeliveries(
  call: OneWebhook,
  { day: asked, ...page }: DayOfTries,
  { webhooks, deliveries, now }: ListDeliveriesDependencies,
): Promise<ListDeliveriesOutcome> {
  const found = await showWebhook(call, { webhooks });
  if (found.outcome === "hidden") return found;
  const { organization: organizationFiscalCode, webhookId } = call;
  const day = asked ?? romeDateOf(now());
  const key = { organizationFiscalCode, webhookId };
  return { outcome: "page", day, page: await deliveries.listTries(key, day, page) };
}
