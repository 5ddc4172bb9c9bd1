import { createFileLinks } from "../../../shared/files/file-links.ts";
import { flowFileLinks } from "../../../shared/files/flow-file-links.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoPrintJobStore } from "../../../shared/persistence/import-flows/dynamo-print-job-store.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { environmentSchema } from "./environment.ts";
import { route } from "./route.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    return {
      flows: createDynamoImportFlowStore(table),
      jobs: createDynamoPrintJobStore(table),
      links: flowFileLinks(createFileLinks(environment.BUCKET_NAME, () => new Date())),
    };
  },
  routes: [route],
});
