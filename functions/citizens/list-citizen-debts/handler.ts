import { rememberDirectory } from "../../../shared/domain/organizations/directory-memory.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoPersonDebtorStore } from "../../../shared/persistence/debt-positions/debtor-of-person.ts";
import { createDebtorReader } from "../../../shared/persistence/debt-positions/debtor-reader.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoDirectoryStore } from "../../../shared/persistence/organizations/dynamo-directory-store.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { route } from "./route.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      personDebtors: createDynamoPersonDebtorStore(table),
      directory: rememberDirectory(createDynamoDirectoryStore(table), (all) => all, Date.now),
      debtors: createDebtorReader(table),
      positions: createDynamoDebtPositionStore(table),
      organizations: createOrganizationReader(table),
      publicUrl: environment.PUBLIC_URL,
      now: () => new Date(),
    };
  },
  routes: [route],
});
