import { createFileLinks } from "../../../shared/files/file-links.ts";
import { flowFileLinks } from "../../../shared/files/flow-file-links.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { noBody, printJobParameters } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoPrintJobStore } from "../../../shared/persistence/import-flows/dynamo-print-job-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { getPrintJob } from "./get-print-job.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  access: "organization",
  parameters: printJobParameters,
  body: noBody,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      flows: createDynamoImportFlowStore(table),
      jobs: createDynamoPrintJobStore(table),
      links: flowFileLinks(createFileLinks(environment.BUCKET_NAME, () => new Date())),
    };
  },
  useCase: ({ parameters: { fiscalCode, flowId, jobId } }, dependencies) =>
    getPrintJob({ organizationFiscalCode: fiscalCode, flowId, id: jobId }, dependencies),
  respond,
});
