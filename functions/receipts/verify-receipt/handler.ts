import * as z from "zod/mini";
import { createReceiptFiles } from "../../../shared/files/receipt-files.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { noBody } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { respond } from "./responses.ts";
import { verifyReceipt } from "./verify-receipt.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  access: "public",
  parameters: z.object({ code: z.string() }),
  body: noBody,
  dependencies: (environment) => ({
    receipts: createDynamoReceiptStore(
      createTableClient(environment.TABLE_NAME, { pace: "online" }),
    ),
    readReceipt: createReceiptFiles(createSmallObjectStore(environment.BUCKET_NAME)).readReceipt,
  }),
  useCase: ({ parameters }, dependencies) => verifyReceipt(parameters.code, dependencies),
  respond,
});
