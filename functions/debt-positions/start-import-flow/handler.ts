import type { ImportFlow } from "../../../shared/domain/debt-positions/import-flow.ts";
import { uploadKey } from "../../../shared/files/import-flow-files.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { environmentSchema } from "./environment.ts";
import { route } from "./route.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const files = createSmallObjectStore(environment.BUCKET_NAME);
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createOrganizationReader(table),
      flows: createDynamoImportFlowStore(table),
      describeUpload: (flow: ImportFlow) => files.describe(uploadKey(flow, flow.fileName)),
      now: () => new Date(),
    };
  },
  routes: [route],
});
