import { payingRetrySeconds } from "../../../shared/domain/debt-positions/iban-change.ts";
import { queueHandler } from "../../../shared/lambda/queue-handler.ts";
import { changeIbansMessage } from "../../../shared/messaging/messages.ts";
import {
  createQueuePublisher,
  createSqsClient,
} from "../../../shared/messaging/queue-publisher.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoIbanChangeStore } from "../../../shared/persistence/iban-changes/dynamo-iban-change-store.ts";
import { createPositionWalk } from "../../../shared/persistence/iban-changes/position-walk.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { changeIbans } from "./change-ibans.ts";
import { environmentSchema } from "./environment.ts";

export const handler = queueHandler({
  environment: environmentSchema,
  message: changeIbansMessage,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME);
    const queues = createSqsClient();
    const queueUrl = environment.IBAN_CHANGES_QUEUE_URL;
    return {
      changes: createDynamoIbanChangeStore(table),
      positions: createDynamoDebtPositionStore(table),
      walkPositions: createPositionWalk(environment.TABLE_NAME),
      goOn: createQueuePublisher(queues, queueUrl),
      goOnLater: createQueuePublisher(queues, queueUrl, { delaySeconds: payingRetrySeconds }),
      now: () => new Date(),
    };
  },
  handle: changeIbans,
});
