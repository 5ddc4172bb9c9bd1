import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noQuery, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";
import { requestBody } from "./request-body.ts";
import { type RequestImportFlowDependencies, requestImportFlow } from "./request-import-flow.ts";
import { respond } from "./responses.ts";

/** The call, from its request to its answer. */
export const route = organizationRoute({
  operation,
  parameters: organizationParameters,
  query: noQuery,
  body: requestBody,
  useCase: ({ organization, caller, body }, dependencies: RequestImportFlowDependencies) =>
    requestImportFlow({ organizationFiscalCode: organization, caller, ...body }, dependencies),
  respond,
});
