import { streamHandler } from "../../../shared/lambda/stream-handler.ts";
import {
  createQueuePublisher,
  createSqsClient,
} from "../../../shared/messaging/queue-publisher.ts";
import { parsePositionKey } from "../../../shared/persistence/debt-positions/debt-position-item.ts";
import { parseAnomalyKey } from "../../../shared/persistence/receipts/receipt-item.ts";
import { environmentSchema } from "./environment.ts";
import { relayEvents } from "./relay-events.ts";

/** No cart is over sooner; its own end is looked at then. */
const expiryDelaySeconds = 900;

export const handler = streamHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const client = createSqsClient();
    return {
      splitFlows: createQueuePublisher(client, environment.FLOW_SPLITS_QUEUE_URL),
      closeFlows: createQueuePublisher(client, environment.FLOW_CLOSINGS_QUEUE_URL),
      archiveNotices: createQueuePublisher(client, environment.NOTICE_ARCHIVES_QUEUE_URL),
      renderPrintPacks: createQueuePublisher(client, environment.PRINT_PACKS_QUEUE_URL),
      planPrintJobs: createQueuePublisher(client, environment.PRINT_JOBS_QUEUE_URL),
      readPositionKey: parsePositionKey,
      notifyDebtors: createQueuePublisher(client, environment.NOTIFICATIONS_QUEUE_URL),
      mailReceipts: createQueuePublisher(client, environment.RECEIPT_MAILS_QUEUE_URL),
      changeIbans: createQueuePublisher(client, environment.IBAN_CHANGES_QUEUE_URL),
      deliverWebhooks: createQueuePublisher(client, environment.WEBHOOK_DELIVERIES_QUEUE_URL),
      readAnomalyKey: parseAnomalyKey,
      expireCarts: createQueuePublisher(client, environment.CART_EXPIRIES_QUEUE_URL, {
        delaySeconds: expiryDelaySeconds,
      }),
    };
  },
  handle: relayEvents,
});
