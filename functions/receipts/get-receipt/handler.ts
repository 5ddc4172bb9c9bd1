import { createReceiptPrinter } from "../../../shared/documents/receipt-pdf/receipt-printer.ts";
import { createReceiptFiles } from "../../../shared/files/receipt-files.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { logPrintingProblem } from "../../../shared/lambda/observability.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDebtTypeReader } from "../../../shared/persistence/debt-positions/debt-type-reader.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { environmentSchema } from "./environment.ts";
import { route } from "./route.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createOrganizationReader(table),
      receipts: createDynamoReceiptStore(table),
      types: createDebtTypeReader(table),
      readReceipt: createReceiptFiles(createSmallObjectStore(environment.BUCKET_NAME)).readReceipt,
      render: createReceiptPrinter({ report: logPrintingProblem }).printReceipt,
      publicUrl: environment.PUBLIC_URL,
    };
  },
  routes: [route],
});
