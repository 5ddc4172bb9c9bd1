import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { environmentSchema } from "./environment.ts";
import { type ListReceiptsDependencies, listReceipts } from "./list-receipts.ts";
import { operation } from "./operation.ts";
import { receiptsQuery } from "./receipts-query.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    return {
      receipts: createDynamoReceiptStore(table),
      positions: createDynamoDebtPositionStore(table),
      now: () => new Date(),
    };
  },
  routes: [
    organizationRoute({
      operation,
      parameters: organizationParameters,
      query: receiptsQuery,
      body: noBody,
      useCase: ({ organization, caller, query }, dependencies: ListReceiptsDependencies) =>
        listReceipts({ organizationFiscalCode: organization, caller, ...query }, dependencies),
      respond,
    }),
  ],
});
