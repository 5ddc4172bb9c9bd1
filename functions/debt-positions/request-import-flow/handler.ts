import { createFileLinks } from "../../../shared/files/file-links.ts";
import { newFlowId, presignFlowUpload } from "../../../shared/files/flow-upload.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noQuery, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { operation } from "./operation.ts";
import { requestBody } from "./request-body.ts";
import { type RequestImportFlowDependencies, requestImportFlow } from "./request-import-flow.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    const now = () => new Date();
    return {
      organizations: createDynamoOrganizationStore(table),
      flows: createDynamoImportFlowStore(table),
      presign: presignFlowUpload(createFileLinks(environment.BUCKET_NAME, now), now),
      newFlowId,
      now,
    };
  },
  routes: [
    organizationRoute({
      operation,
      parameters: organizationParameters,
      query: noQuery,
      body: requestBody,
      useCase: ({ parameters, body }, dependencies: RequestImportFlowDependencies) =>
        requestImportFlow({ organizationFiscalCode: parameters.fiscalCode, ...body }, dependencies),
      respond,
    }),
  ],
});
