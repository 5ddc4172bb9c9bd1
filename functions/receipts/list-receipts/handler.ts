import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { type ListReceiptsDependencies, listReceipts } from "./list-receipts.ts";
import { operation } from "./operation.ts";
import { receiptsQuery } from "./receipts-query.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  dependencies: (environment) => ({
    receipts: createDynamoReceiptStore(
      createTableClient(environment.TABLE_NAME, { pace: "online" }),
    ),
    now: () => new Date(),
  }),
  routes: [
    organizationRoute({
      operation,
      parameters: organizationParameters,
      query: receiptsQuery,
      body: noBody,
      useCase: ({ parameters, query }, dependencies: ListReceiptsDependencies) =>
        listReceipts({ organizationFiscalCode: parameters.fiscalCode, ...query }, dependencies),
      respond,
    }),
  ],
});
