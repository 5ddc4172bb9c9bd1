import { createNoticePrinter } from "../../../shared/documents/notice-pdf/notice-printer.ts";
import { createS3FileStore } from "../../../shared/files/file-store.ts";
import { createFlowResultFiles } from "../../../shared/files/flow-result-files.ts";
import { createFlowWorkFiles } from "../../../shared/files/flow-work-files.ts";
import { logPrintingProblem } from "../../../shared/lambda/observability.ts";
import { queueHandler } from "../../../shared/lambda/queue-handler.ts";
import { archiveNoticesMessage } from "../../../shared/messaging/messages.ts";
import { createSettledPositionReader } from "../../../shared/persistence/debt-positions/settled-position-reader.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoPrintJobStore } from "../../../shared/persistence/import-flows/dynamo-print-job-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { archive } from "./archive.ts";
import { environmentSchema } from "./environment.ts";

export const handler = queueHandler({
  environment: environmentSchema,
  message: archiveNoticesMessage,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME);
    const files = createS3FileStore(environment.BUCKET_NAME);
    return {
      organizations: createDynamoOrganizationStore(table),
      positions: createSettledPositionReader(table),
      flows: createDynamoImportFlowStore(table),
      jobs: createDynamoPrintJobStore(table),
      ...createFlowWorkFiles(files),
      ...createFlowResultFiles(files),
      render: createNoticePrinter({ report: logPrintingProblem }).printNotice,
      now: () => new Date(),
    };
  },
  handle: archive,
});
