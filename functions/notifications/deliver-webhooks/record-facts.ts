import type { CartStore } from "../../../shared/domain/checkout/cart-store.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { type Webhook, wantsEvent } from "../../../shared/domain/notifications/webhook.ts";
import type { WebhookDelivery } from "../../../shared/domain/notifications/webhook-delivery.ts";
import type { WebhookDeliveryStore } from "../../../shared/domain/notifications/webhook-delivery-store.ts";
import {
  factOfAnomaly,
  factOfExpiredCart,
  factOfExpiredNotice,
  factsOfPosition,
  receiptsOf,
  type WebhookFact,
  webhookBody,
} from "../../../shared/domain/notifications/webhook-fact.ts";
import type { WebhookStore } from "../../../shared/domain/notifications/webhook-store.ts";
import type { ReceiptStore } from "../../../shared/domain/receipts/receipt-store.ts";
import type {
  QueuePublisher,
  WebhookLaneMessage,
  WebhookMessage,
} from "../../../shared/messaging/messages.ts";

export type RecordFactsDependencies = {
  readonly webhooks: Pick<WebhookStore, "list">;
  readonly deliveries: Pick<WebhookDeliveryStore, "insert">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly receipts: Pick<ReceiptStore, "find">;
  readonly carts: Pick<CartStore, "find">;
  readonly wakeLanes: QueuePublisher<WebhookLaneMessage>;
  /** Sixteen hexadecimal digits. */
  readonly digest: (text: string) => string;
  readonly publicUrl: string;
  readonly now: () => Date;
};

type FactMessage = Exclude<WebhookMessage, WebhookLaneMessage>;

/**
 * Writes down what is to be told to whom, each of it once however often it is found, and has it
 * told. What is written when the process dies is found again with the message.
 */
export async function recordFacts(
  message: FactMessage,
  dependencies: RecordFactsDependencies,
): Promise<void> {
  const facts = await factsOf(message, dependencies);
  const [first] = facts;
  if (first === undefined) return;
  const webhooks = await dependencies.webhooks.list(first.organizationFiscalCode);
  const deliveries = facts.flatMap((fact) =>
    webhooks
      .filter((webhook) => wantsEvent(webhook, fact))
      .map((webhook) => deliveryOf(fact, webhook, dependencies)),
  );
  await dependencies.deliveries.insert(deliveries);
  await dependencies.wakeLanes(lanesOf(deliveries));
}

async function factsOf(
  message: FactMessage,
  { positions, receipts, carts }: RecordFactsDependencies,
): Promise<readonly WebhookFact[]> {
  if (message.kind === "cartExpired") {
    const cart = await carts.find(message.cartId);
    const fact = cart && factOfExpiredCart(cart);
    return fact === undefined ? [] : [fact];
  }
  const { organizationFiscalCode: organization } = message;
  if (message.kind === "receiptAnomaly") {
    const receipt = await receipts.find(organization, message.receiptId);
    // Only the anomaly is kept of a receipt that differs from the one in the archive.
    if (receipt === undefined) throw new Error("an anomaly names a receipt that nobody has");
    const { iud } = receipt;
    const [position] = iud === undefined ? [] : await positions.findMany(organization, [iud]);
    return [factOfAnomaly(receipt, message, position)];
  }
  const [position] = await positions.findMany(organization, [message.iud]);
  if (message.kind === "noticeExpired") {
    const fact = factOfExpiredNotice(message, position);
    return fact === undefined ? [] : [fact];
  }
  const ids = position === undefined ? [] : receiptsOf(position);
  const found = await Promise.all(ids.map((id) => receipts.find(organization, id)));
  const cameAt = new Map(found.map((each) => [each?.receiptId, each?.receivedAt]));
  return factsOfPosition(message, position, (receiptId) => cameAt.get(receiptId));
}

function deliveryOf(
  fact: WebhookFact,
  { id: webhookId }: Webhook,
  { digest, publicUrl, now }: RecordFactsDependencies,
): WebhookDelivery {
  const begunAt = now().toISOString();
  const { organizationFiscalCode, subject, nature, type, typeCodes, occurredAt } = fact;
  const lane = digest(subject);
  const id = lane + digest(JSON.stringify([webhookId, subject, nature]));
  return {
    organizationFiscalCode,
    webhookId,
    lane,
    id,
    type,
    ...(typeCodes && { typeCodes }),
    body: webhookBody(fact, { id, publicUrl }),
    occurredAt,
    status: "PENDING",
    tries: 0,
    triesInRow: 0,
    begunAt,
    nextTryAt: begunAt,
    version: 1,
  };
}

function lanesOf(deliveries: readonly WebhookDelivery[]): readonly WebhookLaneMessage[] {
  const lanes = new Map(
    deliveries.map(({ organizationFiscalCode, webhookId, lane }) => [
      `${webhookId}#${lane}`,
      { kind: "lane", organizationFiscalCode, webhookId, lane } as const,
    ]),
  );
  return [...lanes.values()];
}
