import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createDynamoAuditStore } from "../../../shared/persistence/audit/dynamo-audit-store.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => ({
    audit: createDynamoAuditStore(createTableClient(environment.TABLE_NAME, { pace: "online" })),
  }),
  routes,
});
