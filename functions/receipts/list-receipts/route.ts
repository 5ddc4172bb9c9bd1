import * as z from "zod/mini";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { dayParameter, pageQuery } from "../../../shared/lambda/page-query.ts";
import { noBody, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { type ListReceiptsDependencies, listReceipts } from "./list-receipts.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

/** Some days, page by page. */
export const receiptsQuery = z.extend(pageQuery, {
  from: z.optional(dayParameter),
  to: z.optional(dayParameter),
});

/** The call, from its request to its answer. */
export const route = organizationRoute({
  operation,
  parameters: organizationParameters,
  query: receiptsQuery,
  body: noBody,
  useCase: ({ organization, caller, query }, dependencies: ListReceiptsDependencies) =>
    listReceipts({ organizationFiscalCode: organization, caller, ...query }, dependencies),
  respond,
});
