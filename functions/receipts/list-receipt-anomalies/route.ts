import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { anomaliesQuery } from "./anomalies-query.ts";
import {
  type ListReceiptAnomaliesDependencies,
  listReceiptAnomalies,
} from "./list-receipt-anomalies.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

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
