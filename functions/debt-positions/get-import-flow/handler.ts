import { createFileLinks } from "../../../shared/files/file-links.ts";
import { flowFileLinks } from "../../../shared/files/flow-file-links.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { importFlowParameters, noBody } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { getImportFlow } from "./get-import-flow.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  access: "organization",
  parameters: importFlowParameters,
  body: noBody,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    const now = () => new Date();
    return {
      flows: createDynamoImportFlowStore(table),
      links: flowFileLinks(createFileLinks(environment.BUCKET_NAME, now)),
      now,
    };
  },
  useCase: ({ parameters }, dependencies) =>
    getImportFlow(
      { organizationFiscalCode: parameters.fiscalCode, id: parameters.flowId },
      dependencies,
    ),
  respond,
});
