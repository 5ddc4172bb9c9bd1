import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoCatalogueStore } from "../../../shared/persistence/catalogue/dynamo-catalogue-store.ts";
import { createDynamoDirectoryStore } from "../../../shared/persistence/organizations/dynamo-directory-store.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
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
      catalogue: createDynamoCatalogueStore(table),
      directory: createDynamoDirectoryStore(table),
      organizations: createOrganizationReader(table),
      taxonomy: createTaxonomyReader(table),
      now: () => new Date(),
    };
  },
  routes,
});
