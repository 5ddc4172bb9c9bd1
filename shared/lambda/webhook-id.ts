import { parseWebhookId, type WebhookId } from "../domain/notifications/webhook.ts";
import { randomId } from "./random-id.ts";

/** The id of a webhook that is to be. */
export function newWebhookId(): WebhookId {
  const id = parseWebhookId(randomId());
  if (id === undefined) throw new Error("a random id is no id of a webhook");
  return id;
}
