import type { Webhook } from "../../../shared/domain/notifications/webhook.ts";
import type { WebhookBody } from "./webhook-bodies.ts";
import {
  findToChange,
  type OneWebhookCall,
  readBody,
  type WebhookChangeDependencies,
  type WebhookRefusal,
  webhookDraft,
} from "./webhook-change.ts";

export type ReplaceWebhookOutcome =
  | { readonly outcome: "changed"; readonly webhook: Webhook }
  | WebhookRefusal;

export type RemoveWebhookOutcome = { readonly outcome: "removed" } | WebhookRefusal;

/** What is on its way goes to the new address, as long as the webhook is on. */
export async function replaceWebhook(
  call: OneWebhookCall,
  body: WebhookBody,
  dependencies: WebhookChangeDependencies,
): Promise<ReplaceWebhookOutcome> {
  const found = await findToChange(call, dependencies);
  if (found.outcome !== "found") return found;
  const { webhook: before } = found;
  const { id, organizationFiscalCode, clientId, createdAt, version } = before;
  const read = await readBody(body, { ...call, clientId }, dependencies);
  if (read.outcome !== "read") return read;
  const kept = { id, organizationFiscalCode, clientId, createdAt };
  const after: Webhook = { ...kept, ...read.sent, version: version + 1 };
  const now = dependencies.now();
  const draft = webhookDraft("WebhookChanged", { before, after }, { ...call, now });
  const written = await dependencies.webhooks.save(after, version, draft);
  if (written === "refused") return { outcome: "stale", version: undefined };
  return { outcome: "changed", webhook: after };
}

/** What is on its way is not told any more. */
export async function removeWebhook(
  call: OneWebhookCall,
  { webhooks, now }: Pick<WebhookChangeDependencies, "webhooks" | "now">,
): Promise<RemoveWebhookOutcome> {
  const found = await findToChange(call, { webhooks });
  if (found.outcome !== "found") return found;
  const { webhook: before } = found;
  const draft = webhookDraft("WebhookRemoved", { before }, { ...call, now: now() });
  const written = await webhooks.remove(before, draft);
  return written === "refused" ? { outcome: "stale", version: undefined } : { outcome: "removed" };
}
