import type { Operation } from "../../../shared/domain/access/operation.ts";

const webhooks = "/v1/organizations/{fiscalCode}/webhooks";
const webhook = `${webhooks}/{webhookId}` as const;
const reading = { kind: "organization", permission: "webhooks:read" } as const;
const writing = { kind: "organization", permission: "webhooks:write" } as const;

export const listWebhooks = {
  method: "GET",
  path: webhooks,
  access: reading,
} as const satisfies Operation;

export const registerWebhook = {
  method: "POST",
  path: webhooks,
  access: writing,
} as const satisfies Operation;

export const getWebhook = {
  method: "GET",
  path: webhook,
  access: reading,
} as const satisfies Operation;

export const replaceWebhook = {
  method: "PUT",
  path: webhook,
  access: writing,
} as const satisfies Operation;

export const removeWebhook = {
  method: "DELETE",
  path: webhook,
  access: writing,
} as const satisfies Operation;

export const listDeliveries = {
  method: "GET",
  path: `${webhook}/deliveries`,
  access: reading,
} as const satisfies Operation;

export const replayDelivery = {
  method: "POST",
  path: `${webhook}/deliveries/{deliveryId}/replay`,
  access: writing,
} as const satisfies Operation;

export const replayGivenUp = {
  method: "POST",
  path: `${webhook}/replays`,
  access: writing,
} as const satisfies Operation;
