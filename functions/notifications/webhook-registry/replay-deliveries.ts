import {
  replayed,
  type WebhookDelivery,
} from "../../../shared/domain/notifications/webhook-delivery.ts";
import type {
  WebhookDeliveryKey,
  WebhookDeliveryStore,
} from "../../../shared/domain/notifications/webhook-delivery-store.ts";
import type { WebhookStore } from "../../../shared/domain/notifications/webhook-store.ts";
import { type OneWebhook, showWebhook } from "./show-webhooks.ts";

export type ReplayDependencies = {
  readonly webhooks: Pick<WebhookStore, "find" | "list">;
  readonly deliveries: Pick<WebhookDeliveryStore, "find" | "restart" | "listGivenUp">;
  readonly now: () => Date;
};

export type ReplayOutcome =
  | { readonly outcome: "replayed"; readonly deliveryId: string }
  | { readonly outcome: "hidden" };

export type ReplayGivenUpOutcome =
  | {
      readonly outcome: "replayed";
      readonly replayed: number;
      /** Nothing given up since then is left. */
      readonly complete: boolean;
    }
  | { readonly outcome: "hidden" };

/** Each of them is a transaction: so many are still one answer in time. */
export const replaysMax = 200;
/** A try that is being written down meanwhile is met, and met again. */
const attemptsMax = 5;

/** Tells again what was told, or given up, or waits; the stream of changes has it done at once. */
export async function replayDelivery(
  call: OneWebhook,
  deliveryId: string,
  dependencies: ReplayDependencies,
): Promise<ReplayOutcome> {
  const shown = await showWebhook(call, dependencies);
  if (shown.outcome === "hidden") return shown;
  const restarted = await restart(keyOf(call, deliveryId), () => true, dependencies);
  return restarted ? { outcome: "replayed", deliveryId } : { outcome: "hidden" };
}

/** The same for all that were given up since an instant, the latest first. */
export async function replayGivenUp(
  call: OneWebhook,
  since: string,
  dependencies: ReplayDependencies,
): Promise<ReplayGivenUpOutcome> {
  const shown = await showWebhook(call, dependencies);
  if (shown.outcome === "hidden") return shown;
  const { organization: organizationFiscalCode, webhookId } = call;
  const page = await dependencies.deliveries.listGivenUp(
    { organizationFiscalCode, webhookId },
    { limit: replaysMax },
  );
  const sinceMs = Date.parse(since);
  const due = page.entries.filter(({ at }) => Date.parse(at) >= sinceMs);
  let replayed = 0;
  for (const { id } of due) {
    const isGivenUp = ({ status }: WebhookDelivery) => status === "GIVEN_UP";
    if (await restart(keyOf(call, id), isGivenUp, dependencies)) replayed += 1;
  }
  const complete = page.cursor === undefined || due.length < page.entries.length;
  return { outcome: "replayed", replayed, complete };
}

function keyOf(
  { organization: organizationFiscalCode, webhookId }: OneWebhook,
  id: string,
): WebhookDeliveryKey {
  return { organizationFiscalCode, webhookId, id };
}

async function restart(
  key: WebhookDeliveryKey,
  isMeant: (delivery: WebhookDelivery) => boolean,
  { deliveries, now }: ReplayDependencies,
): Promise<boolean> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const delivery = await deliveries.find(key);
    if (delivery === undefined || !isMeant(delivery)) return false;
    const written = await deliveries.restart(replayed(delivery, now()), delivery);
    if (written === "written") return true;
  }
  throw new Error("a delivery of a webhook keeps being changed by others");
}
