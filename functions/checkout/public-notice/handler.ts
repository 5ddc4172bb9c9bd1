import { renderNoticeHtml } from "../../../shared/documents/notice-html/render-notice-html.ts";
import { createNoticePrinter } from "../../../shared/documents/notice-pdf/notice-printer.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createNoticeLinks } from "../../../shared/lambda/notice-links.ts";
import { logPrintingProblem } from "../../../shared/lambda/observability.ts";
import { createVisitorGuard } from "../../../shared/lambda/visitor-guard.ts";
import { createVisitorAllowances } from "../../../shared/persistence/call-protection/visitor-allowances.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { route } from "./route.ts";

export const handler = httpHandler({
  tokens: "none",
  environment: environmentSchema,
  visitors: (environment) =>
    createVisitorGuard(environment, createVisitorAllowances(environment.TABLE_NAME)),
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      openLink: createNoticeLinks(environment).open,
      organizations: createOrganizationReader(table),
      positions: createDynamoDebtPositionStore(table),
      render: createNoticePrinter({ report: logPrintingProblem }).printNotice,
      renderPage: renderNoticeHtml,
      now: () => new Date(),
    };
  },
  routes: [route],
});
