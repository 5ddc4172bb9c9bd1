import { drawNoticeCode } from "../../../shared/documents/notice-code.ts";
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
    const { journal, ...stores } = createCounterStores(environment);
    return {
      ...stores,
      askAmount: createAmountClient(signedQuestions(environment)),
      record: createJournalRecorder(journal),
      counterPaymentIdOf,
      digest: shortDigest,
      drawCode: drawNoticeCode,
      oldIuvAcceptedUntil,
      publicUrl: environment.PUBLIC_URL,
      now: () => new Date(),
    };
  },
  routes,
});
