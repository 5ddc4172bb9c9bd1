import * as z from "zod/mini";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { pageQuery } from "../../../shared/lambda/page-query.ts";
import { noBody, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { listReceiptAnomalies } from "./list-receipt-anomalies.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  access: "organization",
  parameters: organizationParameters,
  query: z.extend(pageQuery, {
    severity: z.optional(z.enum(["toHandle", "information"])),
  }),
  body: noBody,
  dependencies: (environment) => ({
    receipts: createDynamoReceiptStore(
      createTableClient(environment.TABLE_NAME, { pace: "online" }),
    ),
  }),
  useCase: ({ parameters, query }, dependencies) =>
    listReceiptAnomalies({ organizationFiscalCode: parameters.fiscalCode, ...query }, dependencies),
  respond,
});
