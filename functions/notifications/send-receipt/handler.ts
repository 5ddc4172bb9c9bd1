import { createReceiptPrinter } from "../../../shared/documents/receipt-pdf/receipt-printer.ts";
import { createSesMailer } from "../../../shared/email/ses-mailer.ts";
import { createReceiptFiles } from "../../../shared/files/receipt-files.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { countingOutcomes } from "../../../shared/lambda/counting-stores.ts";
import { createJournalRecorder } from "../../../shared/lambda/journal-recorder.ts";
import { logPrintingProblem } from "../../../shared/lambda/observability.ts";
import { queueHandler } from "../../../shared/lambda/queue-handler.ts";
import { mailReceiptMessage } from "../../../shared/messaging/messages.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoJournalWriter } from "../../../shared/persistence/journal/dynamo-journal-writer.ts";
import { createDynamoNotificationStore } from "../../../shared/persistence/notifications/dynamo-notification-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { sendReceipt } from "./send-receipt.ts";

export const handler = queueHandler({
  environment: environmentSchema,
  message: mailReceiptMessage,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME);
    return {
      organizations: createDynamoOrganizationStore(table),
      positions: createDynamoDebtPositionStore(table),
      receipts: createDynamoReceiptStore(table),
      notifications: countingOutcomes(createDynamoNotificationStore(table)),
      readReceipt: createReceiptFiles(createSmallObjectStore(environment.BUCKET_NAME)).readReceipt,
      mailer: createSesMailer(environment.MAIL_FROM),
      render: createReceiptPrinter({ report: logPrintingProblem }).printReceipt,
      publicUrl: environment.PUBLIC_URL,
      portalUrl: environment.PORTAL_URL,
      newClaimId: () => crypto.randomUUID(),
      record: createJournalRecorder(createDynamoJournalWriter(table, environment.JOURNAL_DAYS)),
      now: () => new Date(),
    };
  },
  handle: sendReceipt,
});
