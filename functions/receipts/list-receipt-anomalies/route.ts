import * as z from "zod/mini";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { pageQuery } from "../../../shared/lambda/page-query.ts";
import { noBody, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import {
  type ListReceiptAnomaliesDependencies,
  listReceiptAnomalies,
} from "./list-receipt-anomalies.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

/** Those of one severity, or all of them, page by page. */
export const anomaliesQuery = z.extend(pageQuery, {
  severity: z.optional(z.enum(["toHandle", "information"])),
});

/** The call, from its request to its answer. */
export const route = organizationRoute({
  operation,
  parameters: organizationParameters,
  query: anomaliesQuery,
  body: noBody,
  useCase: ({ organization, caller, query }, dependencies: ListReceiptAnomaliesDependencies) =>
    listReceiptAnomalies({ organizationFiscalCode: organization, caller, ...query }, dependencies),
  respond,
});
