import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoJournalReader } from "../../../shared/persistence/journal/dynamo-journal-reader.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    return {
      positions: createDynamoDebtPositionStore(table),
      journal: createDynamoJournalReader(table),
      now: () => new Date(),
    };
  },
  routes,
});
