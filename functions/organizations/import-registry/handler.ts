import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createPersonSecrets } from "../../../shared/lambda/person-secrets.ts";
import {
  createDynamoOperatorStore,
  createDynamoRegionOperatorStore,
} from "../../../shared/persistence/access/dynamo-operator-store.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { createTaxonomyReader } from "../../../shared/persistence/taxonomy/dynamo-taxonomy-store.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createDynamoOrganizationStore(table),
      taxonomy: createTaxonomyReader(table),
      operatorsOf: (scope) =>
        scope === "region"
          ? createDynamoRegionOperatorStore(table)
          : createDynamoOperatorStore(table, scope),
      personIdOf: createPersonSecrets(environment).personIdOf,
      brokerFiscalCode: environment.BROKER_FISCAL_CODE,
      now: () => new Date(),
    };
  },
  routes,
});
