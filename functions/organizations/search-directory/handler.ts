import { rememberPublicDirectory } from "../../../shared/domain/organizations/directory-memory.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createDynamoDirectoryStore } from "../../../shared/persistence/organizations/dynamo-directory-store.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  tokens: "none",
  environment: environmentSchema,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      directory: rememberPublicDirectory(createDynamoDirectoryStore(table), Date.now),
      organizations: createOrganizationReader(table),
    };
  },
  routes,
});
