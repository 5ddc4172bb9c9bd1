import { createS3FileStore } from "../../../shared/files/file-store.ts";
import { createFlowWorkFiles } from "../../../shared/files/flow-work-files.ts";
import { queueHandler } from "../../../shared/lambda/queue-handler.ts";
import { randomId } from "../../../shared/lambda/random-id.ts";
import { planPrintJobMessage } from "../../../shared/messaging/messages.ts";
import {
  createQueuePublisher,
  createSqsClient,
} from "../../../shared/messaging/queue-publisher.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoPrintJobStore } from "../../../shared/persistence/import-flows/dynamo-print-job-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { planPrintJob } from "./plan-print-job.ts";

export const handler = queueHandler({
  environment: environmentSchema,
  message: planPrintJobMessage,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME);
    const queues = createSqsClient();
    return {
      organizations: createDynamoOrganizationStore(table),
      positions: createDynamoDebtPositionStore(table),
      flows: createDynamoImportFlowStore(table),
      jobs: createDynamoPrintJobStore(table),
      ...createFlowWorkFiles(createS3FileStore(environment.BUCKET_NAME)),
      renderPacks: createQueuePublisher(queues, environment.PRINT_PACKS_QUEUE_URL),
      archiveNotices: createQueuePublisher(queues, environment.NOTICE_ARCHIVES_QUEUE_URL),
      newPlanId: randomId,
      now: () => new Date(),
    };
  },
  handle: planPrintJob,
});
