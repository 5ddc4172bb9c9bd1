import { createReceiptFiles, sha256Of } from "../../../shared/files/receipt-files.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { createJournalRecorder } from "../../../shared/lambda/journal-recorder.ts";
import { countRefusedReceipt } from "../../../shared/lambda/observability.ts";
import { soapHandler } from "../../../shared/lambda/soap-handler.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoJournalWriter } from "../../../shared/persistence/journal/dynamo-journal-writer.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { rememberOrganizations } from "../../../shared/persistence/organizations/remember-organizations.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { answerRecorded } from "./answer-recorded.ts";
import { environmentSchema } from "./environment.ts";

export const handler = soapHandler({
  environment: environmentSchema,
  trust: ({ NODE_CERTIFICATES: certificates, CERTIFICATE_HEADER: header }) =>
    certificates === undefined
      ? undefined
      : { fingerprints: certificates.split(",").filter((one) => one !== ""), header },
  dependencies: (environment) => {
    const files = createReceiptFiles(createSmallObjectStore(environment.BUCKET_NAME));
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: rememberOrganizations(createDynamoOrganizationStore(table), Date.now),
      positions: createDynamoDebtPositionStore(table),
      receipts: createDynamoReceiptStore(table),
      keepReceipt: files.keepReceipt,
      async keepRefused(xml) {
        await files.keepRefused(xml);
        countRefusedReceipt();
      },
      brokerFiscalCode: environment.BROKER_FISCAL_CODE,
      digest: sha256Of,
      record: createJournalRecorder(createDynamoJournalWriter(table, environment.JOURNAL_DAYS)),
      now: () => new Date(),
    };
  },
  answer: answerRecorded,
});
