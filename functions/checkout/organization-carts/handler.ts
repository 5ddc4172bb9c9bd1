import { keepAmount } from "../../../shared/domain/debt-positions/refresh-amount.ts";
import { createRecordedPosition } from "../../../shared/domain/journal/create-recorded-position.ts";
import { cartIdOf } from "../../../shared/lambda/cart-key.ts";
import { notingReservations } from "../../../shared/lambda/counting-stores.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createJournalRecorder } from "../../../shared/lambda/journal-recorder.ts";
import { shortDigest } from "../../../shared/lambda/short-digest.ts";
import { oldIuvAcceptedUntil } from "../../../shared/mypay/tracciato/old-iuv.ts";
import { createDynamoApiClientStore } from "../../../shared/persistence/access/dynamo-api-client-store.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createCheckoutStores } from "../../../shared/persistence/checkout/checkout-stores.ts";
import { createDynamoJournalWriter } from "../../../shared/persistence/journal/dynamo-journal-writer.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: ({ TABLE_NAME, JOURNAL_DAYS, PUBLIC_URL: publicUrl }) => {
    const table = createTableClient(TABLE_NAME, { pace: "online" });
    const record = createJournalRecorder(createDynamoJournalWriter(table, JOURNAL_DAYS));
    const stores = createCheckoutStores(TABLE_NAME);
    const common = { ...stores, oldIuvAcceptedUntil, now: () => new Date() };
    const creating = { ...common, record, positions: notingReservations(stores.positions) };
    return {
      ...common,
      clients: createDynamoApiClientStore(table),
      createPosition: (input) => createRecordedPosition(input, creating),
      // The ente has just said what is due; its service is asked at the start of the payment.
      refreshAmount: keepAmount,
      cartIdOf,
      digest: shortDigest,
      publicUrl,
    };
  },
  routes,
});
