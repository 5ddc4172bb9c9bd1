import type { ApiClientId } from "../access/api-client.ts";
import { type Caller, mayTouchType } from "../access/caller.ts";
import type { Brand } from "../values/brand.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { OutboundUrl } from "../values/outbound-url.ts";

/** Thirty-two hexadecimal digits. */
export type WebhookId = Brand<string, "WebhookId">;

function isWebhookId(text: string): text is WebhookId {
  return /^[0-9a-f]{32}$/u.test(text);
}

/** Reads the id of a webhook, or `undefined`. */
export function parseWebhookId(text: string): WebhookId | undefined {
  return isWebhookId(text) ? text : undefined;
}

/**
 * What an ente's program is told of:
 * - `paid`: a notice was paid, or a position settled by another way;
 * - `cancelled`: a position was withdrawn;
 * - `expired`: nobody can pay a notice any more since its due date has passed, or a cart that the
 *   ente's portal had opened ended without payment of all of it;
 * - `reconciled`: a payment was found in the ente's account;
 * - `anomaly`: a receipt asks for attention.
 */
export const webhookEvents = ["paid", "cancelled", "expired", "reconciled", "anomaly"] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** Each event is told to all of them. */
export const webhooksMax = 10;
export const webhookTypesMax = 50;

/** Where a program of an ente wants to be told, and of what. */
export type Webhook = {
  readonly id: WebhookId;
  readonly organizationFiscalCode: OrganizationFiscalCode;
  /** The client that registered it: it is told nothing that the client may not see. */
  readonly clientId: ApiClientId;
  readonly url: OutboundUrl;
  readonly events: readonly WebhookEvent[];
  /** Codes of the only types it is told of; all of the ente's where it is absent. */
  readonly typeCodes?: readonly string[];
  readonly description: string;
  /** The ente's own switch: the portal never turns it, however many deliveries fail. */
  readonly enabled: boolean;
  /** Instant in ISO 8601, UTC. */
  readonly createdAt: string;
  /** Counts the changes: 1, 2, 3 … */
  readonly version: number;
};

/** Which types of debt something is about; absent where nobody can say. */
export type AboutTypes = { readonly typeCodes?: readonly string[] };

/** What nobody can say the type of is told only to whom all types are. */
export function coversTypes(allowed: AboutTypes, about: AboutTypes): boolean {
  return about.typeCodes === undefined
    ? allowed.typeCodes === undefined
    : about.typeCodes.every((typeCode) => mayTouchType(allowed, typeCode));
}

/** Whether a webhook is to be told of an event; of what was before it, it is not. */
export function wantsEvent(
  webhook: Webhook,
  event: AboutTypes & { readonly type: WebhookEvent; readonly occurredAt: string },
): boolean {
  const { enabled, events, createdAt } = webhook;
  const isMeant = enabled && events.includes(event.type) && createdAt <= event.occurredAt;
  return isMeant && coversTypes(webhook, event);
}

/**
 * A client has to do with its own webhooks only. Who is held to some types sees none, and so no
 * log, that is told of others.
 */
export function maySeeWebhook(
  caller: Pick<Caller, "kind" | "id" | "typeCodes">,
  webhook: Webhook,
): boolean {
  const isOthers = caller.kind === "client" && caller.id !== webhook.clientId;
  return !isOthers && coversTypes(caller, webhook);
}

/** What the audit tells of a webhook: of its address the name alone, the rest may be a secret. */
export function auditedWebhook(webhook: Webhook): object {
  const { clientId, url, events, typeCodes, description, enabled } = webhook;
  const { host } = new URL(url);
  return { clientId, host, events, ...(typeCodes && { typeCodes }), description, enabled };
}
