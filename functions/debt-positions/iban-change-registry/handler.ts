import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { randomId } from "../../../shared/lambda/random-id.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoIbanChangeStore } from "../../../shared/persistence/iban-changes/dynamo-iban-change-store.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createOrganizationReader(table),
      changes: createDynamoIbanChangeStore(table),
      newId: randomId,
      now: () => new Date(),
    };
  },
  routes,
});
