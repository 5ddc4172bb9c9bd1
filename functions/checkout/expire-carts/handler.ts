import { queueHandler } from "../../../shared/lambda/queue-handler.ts";
import { expireCartMessage } from "../../../shared/messaging/messages.ts";
import {
  createQueuePublisher,
  createSqsClient,
} from "../../../shared/messaging/queue-publisher.ts";
import { createDynamoCartStore } from "../../../shared/persistence/checkout/dynamo-cart-store.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { expireCart } from "./expire-cart.ts";

export const handler = queueHandler({
  environment: environmentSchema,
  message: expireCartMessage,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME);
    const queues = createSqsClient();
    return {
      carts: createDynamoCartStore(table),
      positions: createDynamoDebtPositionStore(table),
      later: (delaySeconds: number) =>
        createQueuePublisher(queues, environment.CART_EXPIRIES_QUEUE_URL, { delaySeconds }),
      now: () => new Date(),
    };
  },
  handle: expireCart,
});
