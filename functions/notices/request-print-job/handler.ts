import { hasFlowWorkFiles } from "../../../shared/files/flow-presence.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { shortDigest } from "../../../shared/lambda/short-digest.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoPrintJobStore } from "../../../shared/persistence/import-flows/dynamo-print-job-store.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { environmentSchema } from "./environment.ts";
import { route } from "./route.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createOrganizationReader(table),
      flows: createDynamoImportFlowStore(table),
      jobs: createDynamoPrintJobStore(table),
      hasWorkFiles: hasFlowWorkFiles(createSmallObjectStore(environment.BUCKET_NAME)),
      digest: shortDigest,
      now: () => new Date(),
    };
  },
  routes: [route],
});
