import { createS3FileStore } from "../../../shared/files/file-store.ts";
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
  dependencies: (environment) => ({
    flows: createDynamoImportFlowStore(
      createTableClient(environment.TABLE_NAME, { pace: "online" }),
    ),
    links: flowFileLinks(createS3FileStore(environment.BUCKET_NAME)),
    now: () => new Date(),
  }),
  useCase: ({ parameters }, dependencies) =>
    getImportFlow(
      { organizationFiscalCode: parameters.fiscalCode, id: parameters.flowId },
      dependencies,
    ),
  respond,
});
