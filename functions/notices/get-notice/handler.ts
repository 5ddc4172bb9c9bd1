import { renderNoticeHtml } from "../../../shared/documents/notice-html/render-notice-html.ts";
import { createNoticePrinter } from "../../../shared/documents/notice-pdf/notice-printer.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { logPrintingProblem } from "../../../shared/lambda/observability.ts";
import { noBody, noticeParameters } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoNotificationStore } from "../../../shared/persistence/notifications/dynamo-notification-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { type GetNoticeDependencies, getNotice } from "./get-notice.ts";
import { noticeQuery } from "./notice-query.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createDynamoOrganizationStore(table),
      positions: createDynamoDebtPositionStore(table),
      notifications: createDynamoNotificationStore(table),
      render: createNoticePrinter({ report: logPrintingProblem }).printNotice,
      renderPage: renderNoticeHtml,
    };
  },
  routes: [
    organizationRoute({
      operation,
      parameters: noticeParameters,
      query: noticeQuery,
      body: noBody,
      useCase: ({ parameters, query, accept }, dependencies: GetNoticeDependencies) => {
        const { fiscalCode: organizationFiscalCode, noticeNumber } = parameters;
        return getNotice({ organizationFiscalCode, noticeNumber, ...query, accept }, dependencies);
      },
      respond,
    }),
  ],
});
