import { createReceiptFiles } from "../../../shared/files/receipt-files.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { publicRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";
import { verificationParameters } from "./verification-parameters.ts";
import { type VerifyReceiptDependencies, verifyReceipt } from "./verify-receipt.ts";

export const handler = httpHandler({
  tokens: "none",
  environment: environmentSchema,
  dependencies: (environment) => ({
    receipts: createDynamoReceiptStore(
      createTableClient(environment.TABLE_NAME, { pace: "online" }),
    ),
    readReceipt: createReceiptFiles(createSmallObjectStore(environment.BUCKET_NAME)).readReceipt,
  }),
  routes: [
    publicRoute({
      operation,
      parameters: verificationParameters,
      query: noQuery,
      body: noBody,
      useCase: ({ parameters }, dependencies: VerifyReceiptDependencies) =>
        verifyReceipt(parameters.code, dependencies),
      respond,
    }),
  ],
});
