import { createFileLinks } from "../../../shared/files/file-links.ts";
import { flowFileLinks } from "../../../shared/files/flow-file-links.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { importFlowParameters, noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { type GetImportFlowDependencies, getImportFlow } from "./get-import-flow.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    const now = () => new Date();
    return {
      flows: createDynamoImportFlowStore(table),
      links: flowFileLinks(createFileLinks(environment.BUCKET_NAME, now)),
      now,
    };
  },
  routes: [
    organizationRoute({
      operation,
      parameters: importFlowParameters,
      query: noQuery,
      body: noBody,
      useCase: ({ parameters }, dependencies: GetImportFlowDependencies) =>
        getImportFlow(
          { organizationFiscalCode: parameters.fiscalCode, id: parameters.flowId },
          dependencies,
        ),
      respond,
    }),
  ],
});
