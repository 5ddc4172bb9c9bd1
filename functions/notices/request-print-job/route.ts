import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { importFlowParameters, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";
import { requestBody } from "./request-body.ts";
import { type RequestPrintJobDependencies, requestPrintJob } from "./request-print-job.ts";
import { respond } from "./responses.ts";

/** The call, from its request to its answer. */
export const route = organizationRoute({
  operation,
  parameters: importFlowParameters,
  query: noQuery,
  body: requestBody,
  useCase: (
    { organization, caller, parameters: { flowId }, body },
    dependencies: RequestPrintJobDependencies,
  ) =>
    requestPrintJob(
      { organizationFiscalCode: organization, id: flowId, caller },
      body,
      dependencies,
    ),
  respond,
});
