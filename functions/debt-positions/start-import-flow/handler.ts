import type { ImportFlow } from "../../../shared/domain/debt-positions/import-flow.ts";
import { uploadKey } from "../../../shared/files/import-flow-files.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { importFlowParameters, noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";
import { type StartImportFlowDependencies, startImportFlow } from "./start-import-flow.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const files = createSmallObjectStore(environment.BUCKET_NAME);
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createDynamoOrganizationStore(table),
      flows: createDynamoImportFlowStore(table),
      describeUpload: (flow: ImportFlow) => files.describe(uploadKey(flow, flow.fileName)),
      now: () => new Date(),
    };
  },
  routes: [
    organizationRoute({
      operation,
      parameters: importFlowParameters,
      query: noQuery,
      body: noBody,
      useCase: ({ parameters }, dependencies: StartImportFlowDependencies) =>
        startImportFlow(
          { organizationFiscalCode: parameters.fiscalCode, id: parameters.flowId },
          dependencies,
        ),
      respond,
    }),
  ],
});
