import { downloadTaxonomy } from "../../../shared/http-clients/taxonomy-client.ts";
import { countTaxonomyWarnings } from "../../../shared/lambda/observability.ts";
import { scheduleHandler } from "../../../shared/lambda/schedule-handler.ts";
import { createDynamoDirectoryStore } from "../../../shared/persistence/organizations/dynamo-directory-store.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { createDynamoTaxonomyStore } from "../../../shared/persistence/taxonomy/dynamo-taxonomy-store.ts";
import { environmentSchema } from "./environment.ts";
import { syncTaxonomy } from "./sync-taxonomy.ts";

export const handler = scheduleHandler({
  environment: environmentSchema,
  dependencies: ({ TABLE_NAME, TAXONOMY_URL }) => {
    const table = createTableClient(TABLE_NAME);
    return {
      download: () => downloadTaxonomy(TAXONOMY_URL),
      taxonomy: createDynamoTaxonomyStore(table),
      directory: createDynamoDirectoryStore(table),
      organizations: createOrganizationReader(table),
      tell: countTaxonomyWarnings,
      now: () => new Date(),
    };
  },
  run: syncTaxonomy,
});
