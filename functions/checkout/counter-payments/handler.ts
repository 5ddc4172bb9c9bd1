import { drawNoticeCode } from "../../../shared/documents/notice-code.ts";
import { createAmountRefresher } from "../../../shared/domain/debt-positions/refresh-amount.ts";
import { createAmountClient } from "../../../shared/http-clients/amount-client.ts";
import { counterPaymentIdOf } from "../../../shared/lambda/counter-key.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createJournalRecorder } from "../../../shared/lambda/journal-recorder.ts";
import { shortDigest } from "../../../shared/lambda/short-digest.ts";
import { signedQuestions } from "../../../shared/lambda/signed-questions.ts";
import { oldIuvAcceptedUntil } from "../../../shared/mypay/tracciato/old-iuv.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createCounterStores } from "../../../shared/persistence/checkout/counter-stores.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const { journal, ...kept } = createCounterStores(environment);
    const askAmount = createAmountClient(signedQuestions(environment));
    const stores = { ...kept, now: () => new Date() };
    return {
      ...stores,
      refreshAmount: createAmountRefresher({ ...stores, askAmount }),
      record: createJournalRecorder(journal),
      counterPaymentIdOf,
      digest: shortDigest,
      drawCode: drawNoticeCode,
      oldIuvAcceptedUntil,
      publicUrl: environment.PUBLIC_URL,
    };
  },
  routes,
});
