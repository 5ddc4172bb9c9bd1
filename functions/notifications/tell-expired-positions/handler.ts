import { scheduleHandler } from "../../../shared/lambda/schedule-handler.ts";
import {
  createQueuePublisher,
  createSqsClient,
} from "../../../shared/messaging/queue-publisher.ts";
import { createDueDebtWalk } from "../../../shared/persistence/debt-positions/due-debt-walk.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoExpiryProgressStore } from "../../../shared/persistence/notifications/dynamo-expiry-progress-store.ts";
import { createWebhookReader } from "../../../shared/persistence/notifications/dynamo-webhook-store.ts";
import { createDynamoDirectoryStore } from "../../../shared/persistence/organizations/dynamo-directory-store.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { tellExpiredPositions } from "./tell-expired-positions.ts";

export const handler = scheduleHandler({
  environment: environmentSchema,
  dependencies: ({ TABLE_NAME, WEBHOOK_DELIVERIES_QUEUE_URL }) => {
    const table = createTableClient(TABLE_NAME);
    return {
      directory: createDynamoDirectoryStore(table),
      organizations: createOrganizationReader(table),
      webhooks: createWebhookReader(table),
      positions: createDynamoDebtPositionStore(table),
      progress: createDynamoExpiryProgressStore(table),
      dueDebts: createDueDebtWalk(table),
      deliverWebhooks: createQueuePublisher(createSqsClient(), WEBHOOK_DELIVERIES_QUEUE_URL),
      now: () => new Date(),
    };
  },
  run: tellExpiredPositions,
});
