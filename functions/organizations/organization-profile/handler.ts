import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => ({
    organizations: createDynamoOrganizationStore(
      createTableClient(environment.TABLE_NAME, { pace: "online" }),
    ),
    now: () => new Date(),
  }),
  routes,
});
