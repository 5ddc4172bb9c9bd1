import { createS3FileStore } from "../../../shared/files/file-store.ts";
import { createFlowResultFiles } from "../../../shared/files/flow-result-files.ts";
import { createFlowWorkFiles } from "../../../shared/files/flow-work-files.ts";
import { createJournalRecorder } from "../../../shared/lambda/journal-recorder.ts";
import { queueHandler } from "../../../shared/lambda/queue-handler.ts";
import { closeImportFlowMessage } from "../../../shared/messaging/messages.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoJournalWriter } from "../../../shared/persistence/journal/dynamo-journal-writer.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { closeImportFlow } from "./close-import-flow.ts";
import { environmentSchema } from "./environment.ts";

export const handler = queueHandler({
  environment: environmentSchema,
  message: closeImportFlowMessage,
  dependencies: (environment) => {
    const files = createS3FileStore(environment.BUCKET_NAME);
    const table = createTableClient(environment.TABLE_NAME);
    return {
      flows: createDynamoImportFlowStore(table),
      ...createFlowWorkFiles(files),
      ...createFlowResultFiles(files),
      record: createJournalRecorder(createDynamoJournalWriter(table, environment.JOURNAL_DAYS)),
      now: () => new Date(),
    };
  },
  handle: ({ organizationFiscalCode, flowId }, dependencies) =>
    closeImportFlow({ organizationFiscalCode, id: flowId }, dependencies),
});
