import * as z from "zod/mini";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { dayParameter, pageQuery } from "../../../shared/lambda/page-query.ts";
import { noBody, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { listReceipts } from "./list-receipts.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  access: "organization",
  parameters: organizationParameters,
  query: z.extend(pageQuery, { from: z.optional(dayParameter), to: z.optional(dayParameter) }),
  body: noBody,
  dependencies: (environment) => ({
    receipts: createDynamoReceiptStore(
      createTableClient(environment.TABLE_NAME, { pace: "online" }),
    ),
    now: () => new Date(),
  }),
  useCase: ({ parameters, query }, dependencies) =>
    listReceipts({ organizationFiscalCode: parameters.fiscalCode, ...query }, dependencies),
  respond,
});
