import * as z from "zod";
import { parseCartId } from "../../../shared/domain/checkout/cart.ts";
import { parseWebhookId } from "../../../shared/domain/notifications/webhook.ts";
import { anomalyReasons } from "../../../shared/domain/receipts/receipt-anomaly.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import type { ReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import type { WebhookMessage } from "../../../shared/messaging/messages.ts";
import type { PositionKeyReader, RelayedChange } from "./to-event.ts";

const positionImage = z.object({
  entity: z.literal("DebtPosition"),
  pk: z.string(),
  typeCode: z.string(),
  status: z.enum(["PAID", "PARTIALLY_PAID", "CANCELLED"]),
  version: z.number(),
  updatedAt: z.number(),
});

const anomalyImage = z.object({
  entity: z.literal("ReceiptAnomaly"),
  pk: z.string(),
  sk: z.string(),
  reason: z.enum(anomalyReasons),
});

const cartImage = z.object({
  entity: z.literal("Cart"),
  id: parsedText(parseCartId),
  status: z.literal("EXPIRED"),
});

const deliveryImage = z.object({
  entity: z.literal("WebhookEvent"),
  organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
  webhookId: parsedText(parseWebhookId),
  lane: z.string(),
  status: z.literal("PENDING"),
  triesInRow: z.literal(0),
  version: z.number(),
});

const afterImage = z.discriminatedUnion("entity", [
  positionImage,
  anomalyImage,
  cartImage,
  deliveryImage,
]);

/** What the keys of items say that their images do not. */
export type WebhookKeyReaders = {
  readonly readPositionKey: PositionKeyReader;
  readonly readAnomalyKey: (key: { readonly pk: string; readonly sk: string }) => {
    readonly organization: OrganizationFiscalCode;
    readonly receiptId: ReceiptId;
    readonly occurredAt: string;
  };
};

/** What programs of enti may want to know of a change, or have asked for again; else nothing. */
export function toWebhookMessage(
  { before, after }: RelayedChange,
  { readPositionKey, readAnomalyKey }: WebhookKeyReaders,
): WebhookMessage | undefined {
  const image = afterImage.safeParse(after).data;
  switch (image?.entity) {
    case "DebtPosition": {
      const { typeCode, status, version, updatedAt } = image;
      // A plan of instalments is paid step by step; else only another status is news.
      const isStep = status === "PARTIALLY_PAID" && before?.["version"] !== version;
      if (before?.["status"] === status && !isStep) return undefined;
      const { organization: organizationFiscalCode, iud } = readPositionKey(image.pk);
      const changedAt = new Date(updatedAt).toISOString();
      const change = { organizationFiscalCode, iud, typeCode, status, version, changedAt };
      return { kind: "positionChanged", ...change };
    }
    case "ReceiptAnomaly": {
      if (before !== undefined) return undefined;
      const { organization, ...anomaly } = readAnomalyKey(image);
      const { reason, sk: nature } = image;
      return {
        kind: "receiptAnomaly",
        organizationFiscalCode: organization,
        ...anomaly,
        reason,
        nature,
      };
    }
    case "Cart": {
      if (before?.["status"] === image.status) return undefined;
      return { kind: "cartExpired", cartId: image.id };
    }
    case "WebhookEvent": {
      // A new one is told by whoever has written it; this one is to be told again.
      if (before === undefined || before["version"] === image.version) return undefined;
      const { organizationFiscalCode, webhookId, lane } = image;
      return { kind: "lane", organizationFiscalCode, webhookId, lane };
    }
    case undefined:
      return undefined;
  }
}
