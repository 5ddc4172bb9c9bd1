import { createS3FileStore } from "../../../shared/files/file-store.ts";
import { flowContentOpener } from "../../../shared/files/flow-content.ts";
import { createFlowWorkFiles } from "../../../shared/files/flow-work-files.ts";
import { notingLeases } from "../../../shared/lambda/counting-stores.ts";
import { queueHandler } from "../../../shared/lambda/queue-handler.ts";
import {
  type ImportBlockMessage,
  splitImportFlowMessage,
} from "../../../shared/messaging/messages.ts";
import {
  createQueuePublisher,
  createSqsClient,
} from "../../../shared/messaging/queue-publisher.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { splitImportFlow } from "./split-import-flow.ts";

export const handler = queueHandler({
  environment: environmentSchema,
  message: splitImportFlowMessage,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME);
    const files = createS3FileStore(environment.BUCKET_NAME);
    return {
      organizations: createDynamoOrganizationStore(table),
      flows: notingLeases(createDynamoImportFlowStore(table)),
      openContent: flowContentOpener(files),
      ...createFlowWorkFiles(files),
      publish: createQueuePublisher<ImportBlockMessage>(
        createSqsClient(),
        environment.IMPORT_BLOCKS_QUEUE_URL,
      ),
      now: () => new Date(),
    };
  },
  handle: ({ organizationFiscalCode, flowId }, dependencies) =>
    splitImportFlow({ organizationFiscalCode, id: flowId }, dependencies),
});
