import type { Webhook } from "../../../shared/domain/notifications/webhook.ts";
import {
  afterTry,
  tryOf,
  type WebhookDelivery,
} from "../../../shared/domain/notifications/webhook-delivery.ts";
import type { WebhookDeliveryStore } from "../../../shared/domain/notifications/webhook-delivery-store.ts";
import type { WebhookStore } from "../../../shared/domain/notifications/webhook-store.ts";
import type { WebhookLaneMessage } from "../../../shared/messaging/messages.ts";
import { type TellWebhookDependencies, tellWebhook } from "./tell-webhook.ts";

export type WorkLaneDependencies = TellWebhookDependencies & {
  readonly webhooks: Pick<WebhookStore, "find">;
  readonly deliveries: Pick<
    WebhookDeliveryStore,
    "listLane" | "takeLease" | "giveBackLease" | "recordTry"
  >;
  /** Sends a message that comes after some seconds. */
  readonly wakeLater: (message: WebhookLaneMessage, delaySeconds: number) => Promise<void>;
  readonly countTry: (status: WebhookDelivery["status"]) => void;
  readonly newId: () => string;
  /** From 0 to 1. */
  readonly random: () => number;
};

type Worked = { readonly remainingMs: () => number };

/** Longer than a function runs: whoever held an older lease is no longer there. */
const leaseSeconds = 90;
/** Whoever holds the lane has seldom more to do than one try. */
const heldSeconds = 3;
/** A queue keeps no message back for longer. */
const delaySecondsMax = 900;
/** A try, and what is written about it, end well within it. */
const timeToStopMs = 20_000;

/**
 * Tells a webhook what is due about one thing, the earlier before the later: one that fails holds
 * up those after it, of that thing alone. Before a failed try is written down the message is sent
 * that brings the next one: wherever the process dies, either that message or this one comes again.
 */
export async function workLane(
  message: WebhookLaneMessage,
  dependencies: WorkLaneDependencies,
  worked: Worked,
): Promise<void> {
  const { deliveries, wakeLater, newId, now } = dependencies;
  const until = new Date(now().getTime() + leaseSeconds * 1_000);
  const lease = { holder: newId(), until };
  const taken = await deliveries.takeLease(message, lease, now());
  if (taken === "held") return wakeLater(message, heldSeconds);
  try {
    await tellInOrder(message, dependencies, worked);
  } finally {
    await deliveries.giveBackLease(message, lease);
  }
}

async function tellInOrder(
  message: WebhookLaneMessage,
  dependencies: WorkLaneDependencies,
  { remainingMs }: Worked,
): Promise<void> {
  const { webhooks, deliveries, wakeLater, now } = dependencies;
  const { organizationFiscalCode, webhookId } = message;
  for (;;) {
    const webhook = await webhooks.find(organizationFiscalCode, webhookId);
    if (webhook === undefined) return;
    const lane = await deliveries.listLane(message);
    const next = lane.find(({ status }) => status === "PENDING");
    if (next === undefined) return;
    const waitMs = waitOf(next, now());
    if (waitMs > 0) {
      // Every other message about the lane has nothing to wait for: this try has its own.
      if (isAwaitedBy(message, next)) await wakeLater(message, delayOf(waitMs));
      return;
    }
    if (remainingMs() < timeToStopMs) return wakeLater(message, 0);
    await tellOnce(webhook, next, dependencies);
  }
}

/** What was not tried yet is due, whatever another machine's clock said when it was written. */
function waitOf({ triesInRow, nextTryAt }: WebhookDelivery, now: Date): number {
  return triesInRow === 0 ? 0 : Date.parse(nextTryAt) - now.getTime();
}

function isAwaitedBy({ waitsFor }: WebhookLaneMessage, { id, tries }: WebhookDelivery): boolean {
  return waitsFor?.deliveryId === id && waitsFor.tries === tries;
}

function delayOf(waitMs: number): number {
  return Math.min(delaySecondsMax, Math.ceil(waitMs / 1_000));
}

/** What has moved on meanwhile is left as it is: the lane is read again. */
async function tellOnce(
  webhook: Webhook,
  delivery: WebhookDelivery,
  dependencies: WorkLaneDependencies,
): Promise<void> {
  const { deliveries, wakeLater, countTry, now, random } = dependencies;
  const at = now();
  const result = await tellWebhook(webhook, delivery, dependencies);
  const endedAt = now();
  const after = afterTry(delivery, result, { now: endedAt, random: random() });
  if (after.status === "PENDING") {
    const { organizationFiscalCode, webhookId, lane, id: deliveryId, tries } = after;
    await wakeLater(
      {
        kind: "lane",
        organizationFiscalCode,
        webhookId,
        lane,
        waitsFor: { deliveryId, tries },
      },
      delayOf(Date.parse(after.nextTryAt) - endedAt.getTime()),
    );
  }
  const durationMs = endedAt.getTime() - at.getTime();
  const line = tryOf(after, result, { at, durationMs });
  const written = await deliveries.recordTry(after, delivery.version, line);
  if (written === "written") countTry(after.status);
}
