import * as z from "zod/mini";
import { parseApiClientId } from "../../domain/access/api-client.ts";
import {
  parseWebhookId,
  type Webhook,
  type WebhookId,
  webhookEvents,
} from "../../domain/notifications/webhook.ts";
import {
  type WebhookDelivery,
  type WebhookLane,
  type WebhookTry,
  webhookTryOutcomes,
} from "../../domain/notifications/webhook-delivery.ts";
import type {
  WebhookDeliveryKey,
  WebhookLease,
} from "../../domain/notifications/webhook-delivery-store.ts";
import { type CalendarDate, romeDateOf } from "../../domain/values/calendar-date.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../domain/values/organization-fiscal-code.ts";
import { parseOutboundUrl } from "../../domain/values/outbound-url.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type Item, itemHeader } from "../item.ts";
import {
  type OrganizationItem,
  type OrganizationKey,
  type OrganizationPartition,
  organizationPartition,
} from "../organization-key.ts";
import { entities, timeToLiveAttribute } from "../table.ts";

/** So long a delivery and its log can be seen, and it can be told again. */
const daysKept = 30;
const secondsPerDay = 86_400;
/** A lease that nobody gives back. */
const leaseDaysKept = 1;

type WebhookOf = Omit<WebhookDeliveryKey, "id">;

export const webhookPrefix = "WEBHOOK#";

export function webhookKey(organization: OrganizationFiscalCode, id: WebhookId): OrganizationKey {
  return { pk: organizationPartition(organization), sk: webhookPrefix + id };
}

/** The deliveries of one webhook about one thing, which are told in their order. */
export function lanePartition(lane: WebhookLane): OrganizationPartition {
  return organizationPartition(
    lane.organizationFiscalCode,
    "WEBHOOK",
    lane.webhookId,
    "LANE",
    lane.lane,
  );
}

export const deliveryPrefix = "EVENT#";
const laneLength = 16;

/** Its id says which lane it is in. */
export function deliveryKey(key: WebhookDeliveryKey): OrganizationKey {
  const pk = lanePartition({ ...key, lane: key.id.slice(0, laneLength) });
  return { pk, sk: deliveryPrefix + key.id.slice(laneLength) };
}

export function leaseKey(lane: WebhookLane): OrganizationKey {
  return { pk: lanePartition(lane), sk: "LEASE" };
}

/** The tries of one day in Italy, in their order. */
export function triesPartition(webhook: WebhookOf, day: CalendarDate): OrganizationPartition {
  const { organizationFiscalCode, webhookId } = webhook;
  return organizationPartition(organizationFiscalCode, "WEBHOOK", webhookId, "LOG", day);
}

/** Those that were given up, in the order in which they were. */
export function givenUpPartition(webhook: WebhookOf): OrganizationPartition {
  const { organizationFiscalCode, webhookId } = webhook;
  return organizationPartition(organizationFiscalCode, "WEBHOOK", webhookId, "GIVENUP");
}

export function givenUpKey(delivery: WebhookDelivery): OrganizationKey {
  return { pk: givenUpPartition(delivery), sk: `${delivery.endedAt ?? ""}#${delivery.id}` };
}

function endAfter(instant: string | Date, days: number) {
  const seconds = Math.floor(new Date(instant).getTime() / 1_000);
  return { [timeToLiveAttribute]: seconds + days * secondsPerDay };
}

const ente = () => parsedText(parseOrganizationFiscalCode);
const typeCodes = () => z.exactOptional(z.array(z.string()));

const webhookShape = z.lazy(() =>
  z.object({
    id: parsedText(parseWebhookId),
    organizationFiscalCode: ente(),
    clientId: parsedText(parseApiClientId),
    // Whether it may be called is judged at every call.
    url: parsedText((text) => parseOutboundUrl(text, { loopback: true })),
    events: z.array(z.enum(webhookEvents)),
    typeCodes: typeCodes(),
    description: z.string(),
    enabled: z.boolean(),
    createdAt: z.string(),
    version: z.int(),
  }),
);

export function toWebhookItem(webhook: Webhook): OrganizationItem {
  const key = webhookKey(webhook.organizationFiscalCode, webhook.id);
  return { ...key, ...itemHeader(entities.webhook), ...webhook };
}

export function fromWebhookItem(item: Item): Webhook {
  return webhookShape.parse(item);
}

const deliveryShape = z.lazy(() =>
  z.object({
    organizationFiscalCode: ente(),
    webhookId: parsedText(parseWebhookId),
    lane: z.string(),
    typeCodes: typeCodes(),
    id: z.string(),
    type: z.enum(webhookEvents),
    body: z.string(),
    occurredAt: z.string(),
    status: z.enum(["PENDING", "DELIVERED", "GIVEN_UP"]),
    tries: z.int(),
    triesInRow: z.int(),
    begunAt: z.string(),
    nextTryAt: z.string(),
    endedAt: z.exactOptional(z.string()),
    version: z.int(),
  }),
);

export function toDeliveryItem(delivery: WebhookDelivery): OrganizationItem {
  return {
    ...deliveryKey(delivery),
    ...itemHeader(entities.webhookEvent),
    ...delivery,
    ...endAfter(delivery.nextTryAt, daysKept),
  };
}

export function fromDeliveryItem(item: Item): WebhookDelivery {
  return deliveryShape.parse(item);
}

const tryShape = z.lazy(() =>
  z.object({
    at: z.string(),
    deliveryId: z.string(),
    type: z.enum(webhookEvents),
    number: z.int(),
    outcome: z.enum(webhookTryOutcomes),
    httpStatus: z.exactOptional(z.int()),
    durationMs: z.number(),
    status: z.enum(["PENDING", "DELIVERED", "GIVEN_UP"]),
    nextTryAt: z.exactOptional(z.string()),
  }),
);

export function toTryItem(webhook: WebhookOf, line: WebhookTry): OrganizationItem {
  return {
    pk: triesPartition(webhook, romeDateOf(new Date(line.at))),
    sk: `${line.at}#${line.deliveryId}#${line.number}`,
    ...itemHeader(entities.webhookLogEntry),
    ...line,
    ...endAfter(line.at, daysKept),
  };
}

export function fromTryItem(item: Item): WebhookTry {
  return tryShape.parse(item);
}

const givenUpShape = z.lazy(() => z.object({ id: z.string(), at: z.string() }));

export function toGivenUpItem(delivery: WebhookDelivery): OrganizationItem {
  const { id, endedAt: at = "" } = delivery;
  return {
    ...givenUpKey(delivery),
    ...itemHeader(entities.webhookGivenUp),
    id,
    at,
    ...endAfter(at, daysKept),
  };
}

export function fromGivenUpItem(item: Item): z.infer<typeof givenUpShape> {
  return givenUpShape.parse(item);
}

export function toLeaseItem(lane: WebhookLane, { holder, until }: WebhookLease): OrganizationItem {
  return {
    ...leaseKey(lane),
    ...itemHeader(entities.webhookLease),
    holder,
    until: until.getTime(),
    ...endAfter(until, leaseDaysKept),
  };
}

const leaseShape = z.lazy(() =>
  z.object({
    holder: z.string(),
    until: z.pipe(
      z.int(),
      z.transform((milliseconds: number) => new Date(milliseconds)),
    ),
  }),
);

export function fromLeaseItem(item: Item): WebhookLease {
  return leaseShape.parse(item);
}
