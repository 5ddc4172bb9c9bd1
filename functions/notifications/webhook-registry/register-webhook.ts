import { parseApiClientId } from "../../../shared/domain/access/api-client.ts";
import { type Webhook, webhooksMax } from "../../../shared/domain/notifications/webhook.ts";
import type { WebhookBody } from "./webhook-bodies.ts";
import {
  readBody,
  type WebhookCall,
  type WebhookChangeDependencies,
  type WebhookRefusal,
  webhookDraft,
} from "./webhook-change.ts";

export type RegisterWebhookOutcome =
  | { readonly outcome: "registered"; readonly webhook: Webhook }
  | WebhookRefusal;

/**
 * Registers where the calling client wants to be told. Ten that are registered in the same instant
 * may be one too many: the limit protects the portal, and promises nothing.
 */
export async function registerWebhook(
  call: WebhookCall,
  body: WebhookBody,
  dependencies: WebhookChangeDependencies,
): Promise<RegisterWebhookOutcome> {
  const { organization, caller } = call;
  const { webhooks, newWebhookId, now: clock } = dependencies;
  const clientId = caller.kind === "client" ? parseApiClientId(caller.id) : undefined;
  if (clientId === undefined) return { outcome: "noClient" };
  const read = await readBody(body, { ...call, clientId }, dependencies);
  if (read.outcome !== "read") return read;
  if ((await webhooks.list(organization)).length >= webhooksMax) return { outcome: "tooMany" };
  const now = clock();
  const webhook: Webhook = {
    ...read.sent,
    id: newWebhookId(),
    organizationFiscalCode: organization,
    clientId,
    createdAt: now.toISOString(),
    version: 1,
  };
  const draft = webhookDraft("WebhookRegistered", { after: webhook }, { ...call, now });
  const written = await webhooks.save(webhook, undefined, draft);
  if (written === "refused") throw new Error("an id of a webhook was drawn twice");
  return { outcome: "registered", webhook };
}
