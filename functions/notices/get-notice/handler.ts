import { renderNoticeHtml } from "../../../shared/documents/notice-html/render-notice-html.ts";
import { createNoticePrinter } from "../../../shared/documents/notice-pdf/notice-printer.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { logPrintingProblem } from "../../../shared/lambda/observability.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoNotificationStore } from "../../../shared/persistence/notifications/dynamo-notification-store.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { environmentSchema } from "./environment.ts";
import { route } from "./route.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createOrganizationReader(table),
      positions: createDynamoDebtPositionStore(table),
      notifications: createDynamoNotificationStore(table),
      render: createNoticePrinter({ report: logPrintingProblem }).printNotice,
      renderPage: renderNoticeHtml,
    };
  },
  routes: [route],
});
