import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDebtTypeReader } from "../../../shared/persistence/debt-positions/debt-type-reader.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { environmentSchema } from "./environment.ts";
import { route } from "./route.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    return {
      receipts: createDynamoReceiptStore(table),
      types: createDebtTypeReader(table),
      now: () => new Date(),
    };
  },
  routes: [route],
});
