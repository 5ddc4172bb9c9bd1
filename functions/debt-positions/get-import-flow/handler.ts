import { createFileLinks } from "../../../shared/files/file-links.ts";
import { flowFileLinks } from "../../../shared/files/flow-file-links.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { importFlowParameters, noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { environmentSchema } from "./environment.ts";
import { type GetImportFlowDependencies, getImportFlow } from "./get-import-flow.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
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
      useCase: ({ organization, caller, parameters }, dependencies: GetImportFlowDependencies) =>
        getImportFlow(
          { organizationFiscalCode: organization, id: parameters.flowId, caller },
          dependencies,
        ),
      respond,
    }),
  ],
});
