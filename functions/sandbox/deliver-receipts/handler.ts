import { createStationClient } from "../../../shared/http-clients/station-client.ts";
import { queueHandler } from "../../../shared/lambda/queue-handler.ts";
import { randomId } from "../../../shared/lambda/random-id.ts";
import {
  type DeliverReceiptMessage,
  deliverReceiptMessage,
} from "../../../shared/messaging/messages.ts";
import {
  createQueuePublisher,
  createSqsClient,
} from "../../../shared/messaging/queue-publisher.ts";
import { createDynamoSandboxStore } from "../../../shared/persistence/sandbox/dynamo-sandbox-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { deliverReceipt } from "./deliver-receipt.ts";
import { environmentSchema } from "./environment.ts";

export const handler = queueHandler({
  environment: environmentSchema,
  message: deliverReceiptMessage,
  dependencies: (environment) => ({
    sandbox: createDynamoSandboxStore(createTableClient(environment.TABLE_NAME)),
    station: createStationClient(environment.STATION_URL),
    deferReceipts: createQueuePublisher<DeliverReceiptMessage>(
      createSqsClient(),
      environment.RECEIPTS_QUEUE_URL,
      { delaySeconds: environment.RETRY_SECONDS },
    ),
    newId: randomId,
    now: () => new Date(),
  }),
  handle: (message, dependencies) => deliverReceipt(message, dependencies),
});
