import { createNoticePrinter } from "../../../shared/documents/notice-pdf/notice-printer.ts";
import { createS3FileStore } from "../../../shared/files/file-store.ts";
import { createFlowResultFiles } from "../../../shared/files/flow-result-files.ts";
import { createFlowWorkFiles } from "../../../shared/files/flow-work-files.ts";
import { logPrintingProblem } from "../../../shared/lambda/observability.ts";
import { queueHandler } from "../../../shared/lambda/queue-handler.ts";
import { renderPrintPackMessage } from "../../../shared/messaging/messages.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoPrintJobStore } from "../../../shared/persistence/import-flows/dynamo-print-job-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { renderPack } from "./render-pack.ts";

export const handler = queueHandler({
  environment: environmentSchema,
  message: renderPrintPackMessage,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME);
    const files = createS3FileStore(environment.BUCKET_NAME);
    return {
      organizations: createDynamoOrganizationStore(table),
      positions: createDynamoDebtPositionStore(table),
      flows: createDynamoImportFlowStore(table),
      jobs: createDynamoPrintJobStore(table),
      ...createFlowWorkFiles(files),
      ...createFlowResultFiles(files),
      render: createNoticePrinter({ report: logPrintingProblem }).printPack,
      now: () => new Date(),
    };
  },
  handle: renderPack,
});
