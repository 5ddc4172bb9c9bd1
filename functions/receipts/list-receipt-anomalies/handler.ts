import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { anomaliesQuery } from "./anomalies-query.ts";
import { environmentSchema } from "./environment.ts";
import {
  type ListReceiptAnomaliesDependencies,
  listReceiptAnomalies,
} from "./list-receipt-anomalies.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  dependencies: (environment) => ({
    receipts: createDynamoReceiptStore(
      createTableClient(environment.TABLE_NAME, { pace: "online" }),
    ),
  }),
  routes: [
    organizationRoute({
      operation,
      parameters: organizationParameters,
      query: anomaliesQuery,
      body: noBody,
      useCase: ({ parameters, query }, dependencies: ListReceiptAnomaliesDependencies) =>
        listReceiptAnomalies(
          { organizationFiscalCode: parameters.fiscalCode, ...query },
          dependencies,
        ),
      respond,
    }),
  ],
});
