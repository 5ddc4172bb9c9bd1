import { createReceiptFiles, sha256Of } from "../../../shared/files/receipt-files.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { createAmountClient } from "../../../shared/http-clients/amount-client.ts";
import { createJournalRecorder } from "../../../shared/lambda/journal-recorder.ts";
import { countRefusedReceipt } from "../../../shared/lambda/observability.ts";
import { signedQuestions } from "../../../shared/lambda/signed-questions.ts";
import { soapHandler } from "../../../shared/lambda/soap-handler.ts";
import { oldIuvAcceptedUntil } from "../../../shared/mypay/tracciato/old-iuv.ts";
import { createStationStores } from "../../../shared/persistence/station-stores.ts";
import { answerRecorded } from "./answer-recorded.ts";
import { environmentSchema } from "./environment.ts";
import { stationTrust } from "./station-trust.ts";

export const handler = soapHandler({
  environment: environmentSchema,
  trust: stationTrust,
  dependencies: (environment) => {
    const files = createReceiptFiles(createSmallObjectStore(environment.BUCKET_NAME));
    const { journal, ...stores } = createStationStores(environment);
    return {
      ...stores,
      keepReceipt: files.keepReceipt,
      async keepRefused(xml) {
        await files.keepRefused(xml);
        countRefusedReceipt();
      },
      askAmount: createAmountClient(signedQuestions(environment)),
      brokerFiscalCode: environment.BROKER_FISCAL_CODE,
      oldIuvAcceptedUntil,
      digest: sha256Of,
      record: createJournalRecorder(journal),
      now: () => new Date(),
    };
  },
  answer: answerRecorded,
});
