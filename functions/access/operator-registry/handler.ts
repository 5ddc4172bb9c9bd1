import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createPersonSecrets } from "../../../shared/lambda/person-secrets.ts";
import {
  createDynamoOperatorStore,
  createDynamoRegionOperatorStore,
} from "../../../shared/persistence/access/dynamo-operator-store.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    const regionTable = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      operatorsOf: (scope) =>
        scope === "region"
          ? createDynamoRegionOperatorStore(regionTable)
          : createDynamoOperatorStore(table, scope),
      organizations: createOrganizationReader(table),
      personIdOf: createPersonSecrets(environment).personIdOf,
      now: () => new Date(),
    };
  },
  routes,
});
