import { createFileLinks } from "../../../shared/files/file-links.ts";
import { newFlowId, presignFlowUpload } from "../../../shared/files/flow-upload.ts";
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
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    const now = () => new Date();
    return {
      organizations: createOrganizationReader(table),
      flows: createDynamoImportFlowStore(table),
      presign: presignFlowUpload(createFileLinks(environment.BUCKET_NAME, now), now),
      newFlowId,
      now,
    };
  },
  routes: [route],
});
