import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createCatalogueReader } from "../../../shared/persistence/catalogue/dynamo-catalogue-store.ts";
import { createDynamoFormStore } from "../../../shared/persistence/catalogue/dynamo-form-store.ts";
import { createDynamoTypeUseStore } from "../../../shared/persistence/catalogue/type-use.ts";
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
      catalogue: createCatalogueReader(table),
      taxonomy: createTaxonomyReader(table),
      forms: createDynamoFormStore(table),
      typeUse: createDynamoTypeUseStore(table),
      outbound: { loopback: environment.OUTBOUND_LOOPBACK !== undefined },
      now: () => new Date(),
    };
  },
  routes,
});
