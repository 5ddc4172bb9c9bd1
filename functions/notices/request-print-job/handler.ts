import { hasFlowWorkFiles } from "../../../shared/files/flow-presence.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { importFlowParameters, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { shortDigest } from "../../../shared/lambda/short-digest.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoPrintJobStore } from "../../../shared/persistence/import-flows/dynamo-print-job-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { operation } from "./operation.ts";
import { requestBody } from "./request-body.ts";
import { type RequestPrintJobDependencies, requestPrintJob } from "./request-print-job.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createDynamoOrganizationStore(table),
      flows: createDynamoImportFlowStore(table),
      jobs: createDynamoPrintJobStore(table),
      hasWorkFiles: hasFlowWorkFiles(createSmallObjectStore(environment.BUCKET_NAME)),
      digest: shortDigest,
      now: () => new Date(),
    };
  },
  routes: [
    organizationRoute({
      operation,
      parameters: importFlowParameters,
      query: noQuery,
      body: requestBody,
      useCase: (
        { parameters: { fiscalCode, flowId }, body },
        dependencies: RequestPrintJobDependencies,
      ) => requestPrintJob({ organizationFiscalCode: fiscalCode, id: flowId }, body, dependencies),
      respond,
    }),
  ],
});
