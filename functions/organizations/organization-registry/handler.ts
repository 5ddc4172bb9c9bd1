import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoDirectoryStore } from "../../../shared/persistence/organizations/dynamo-directory-store.ts";
import { createDynamoOnboardingStore } from "../../../shared/persistence/organizations/dynamo-onboarding-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      directory: createDynamoDirectoryStore(table),
      organizations: createDynamoOrganizationStore(table),
      onboardings: createDynamoOnboardingStore(table),
      receipts: createDynamoReceiptStore(table),
      positions: createDynamoDebtPositionStore(table),
      now: () => new Date(),
    };
  },
  routes,
});
