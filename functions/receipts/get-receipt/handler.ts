import { createReceiptPrinter } from "../../../shared/documents/receipt-pdf/receipt-printer.ts";
import { createReceiptFiles } from "../../../shared/files/receipt-files.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { logPrintingProblem } from "../../../shared/lambda/observability.ts";
import { noBody, noQuery, receiptParameters } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { type GetReceiptDependencies, getReceipt } from "./get-receipt.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createDynamoOrganizationStore(table),
      receipts: createDynamoReceiptStore(table),
      readReceipt: createReceiptFiles(createSmallObjectStore(environment.BUCKET_NAME)).readReceipt,
      render: createReceiptPrinter({ report: logPrintingProblem }).printReceipt,
      publicUrl: environment.PUBLIC_URL,
    };
  },
  routes: [
    organizationRoute({
      operation,
      parameters: receiptParameters,
      query: noQuery,
      body: noBody,
      useCase: ({ parameters, accept }, dependencies: GetReceiptDependencies) => {
        const { fiscalCode: organizationFiscalCode, receiptId: segment } = parameters;
        return getReceipt({ organizationFiscalCode, segment, accept }, dependencies);
      },
      respond,
    }),
  ],
});
