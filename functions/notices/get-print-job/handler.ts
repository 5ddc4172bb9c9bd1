import { createFileLinks } from "../../../shared/files/file-links.ts";
import { flowFileLinks } from "../../../shared/files/flow-file-links.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, noQuery, printJobParameters } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoPrintJobStore } from "../../../shared/persistence/import-flows/dynamo-print-job-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { type GetPrintJobDependencies, getPrintJob } from "./get-print-job.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      flows: createDynamoImportFlowStore(table),
      jobs: createDynamoPrintJobStore(table),
      links: flowFileLinks(createFileLinks(environment.BUCKET_NAME, () => new Date())),
    };
  },
  routes: [
    organizationRoute({
      operation,
      parameters: printJobParameters,
      query: noQuery,
      body: noBody,
      useCase: (
        { parameters: { fiscalCode, flowId, jobId } },
        dependencies: GetPrintJobDependencies,
      ) => getPrintJob({ organizationFiscalCode: fiscalCode, flowId, id: jobId }, dependencies),
      respond,
    }),
  ],
});
