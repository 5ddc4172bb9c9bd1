import { createNoticePrinter } from "../../../shared/documents/notice-pdf/notice-printer.ts";
import { createSesMailer } from "../../../shared/email/ses-mailer.ts";
import { createAppIoClient } from "../../../shared/http-clients/app-io-client.ts";
import { createAppIoKeys } from "../../../shared/http-clients/app-io-keys.ts";
import { countingOutcomes } from "../../../shared/lambda/counting-stores.ts";
import { createJournalRecorder } from "../../../shared/lambda/journal-recorder.ts";
import { logPrintingProblem } from "../../../shared/lambda/observability.ts";
import { queueHandler } from "../../../shared/lambda/queue-handler.ts";
import { notifyDebtorsMessage } from "../../../shared/messaging/messages.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoJournalWriter } from "../../../shared/persistence/journal/dynamo-journal-writer.ts";
import { createDynamoNotificationStore } from "../../../shared/persistence/notifications/dynamo-notification-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { notifyDebtors } from "./notify-debtors.ts";

export const handler = queueHandler({
  environment: environmentSchema,
  message: notifyDebtorsMessage,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME);
    const { APP_IO_KEYS_SECRET_ARN: secretArn, APP_IO_LOCAL_KEY: stubKey } = environment;
    const { APP_IO_BASE_URL: baseUrl, APP_IO_REQUESTS_PER_SECOND: requestsPerSecond } = environment;
    const keys = createAppIoKeys({ secretArn, stubKey });
    return {
      organizations: createDynamoOrganizationStore(table),
      positions: createDynamoDebtPositionStore(table),
      notifications: countingOutcomes(createDynamoNotificationStore(table)),
      appIo: createAppIoClient({ baseUrl, keys, requestsPerSecond }),
      mailer: createSesMailer(environment.MAIL_FROM),
      render: createNoticePrinter({ report: logPrintingProblem }).printNotice,
      portalUrl: environment.PORTAL_URL,
      newClaimId: () => crypto.randomUUID(),
      record: createJournalRecorder(createDynamoJournalWriter(table, environment.JOURNAL_DAYS)),
      now: () => new Date(),
    };
  },
  handle: notifyDebtors,
});
