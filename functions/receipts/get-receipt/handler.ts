import { createReceiptPrinter } from "../../../shared/documents/receipt-pdf/receipt-printer.ts";
import { createReceiptFiles } from "../../../shared/files/receipt-files.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { logPrintingProblem } from "../../../shared/lambda/observability.ts";
import { noBody, receiptParameters } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { getReceipt } from "./get-receipt.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  access: "organization",
  parameters: receiptParameters,
  body: noBody,
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
  useCase: ({ parameters, accept }, dependencies) => {
    const { fiscalCode: organizationFiscalCode, receiptId: segment } = parameters;
    return getReceipt({ organizationFiscalCode, segment, accept }, dependencies);
  },
  respond,
});
