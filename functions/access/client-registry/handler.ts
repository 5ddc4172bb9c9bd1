import { newClientId, newKeptSecret } from "../../../shared/lambda/client-secret.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createDynamoApiClientStore } from "../../../shared/persistence/access/dynamo-api-client-store.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
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
      clients: createDynamoApiClientStore(table),
      organizations: createOrganizationReader(table),
      newClientId,
      newSecret: newKeptSecret,
      outbound: { loopback: environment.OUTBOUND_LOOPBACK !== undefined },
      now: () => new Date(),
    };
  },
  routes,
});
