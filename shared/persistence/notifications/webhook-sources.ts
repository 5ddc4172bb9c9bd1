import { createDynamoApiClientStore } from "../access/dynamo-api-client-store.ts";
import { createDynamoCartStore } from "../checkout/dynamo-cart-store.ts";
import { createDynamoDebtPositionStore } from "../debt-positions/dynamo-debt-position-store.ts";
import { createDynamoReceiptStore } from "../receipts/dynamo-receipt-store.ts";
import type { TableClient } from "../table-client.ts";
import { createDynamoWebhookDeliveryStore } from "./dynamo-webhook-delivery-store.ts";
import { createWebhookReader } from "./dynamo-webhook-store.ts";

/** What programs of enti are told of, who they are, and how far the telling is. */
export function createWebhookSources(table: TableClient) {
  return {
    webhooks: createWebhookReader(table),
    deliveries: createDynamoWebhookDeliveryStore(table),
    clients: createDynamoApiClientStore(table),
    positions: createDynamoDebtPositionStore(table),
    receipts: createDynamoReceiptStore(table),
    carts: createDynamoCartStore(table),
  };
}
