import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, noQuery, printJobParameters } from "../../../shared/lambda/route-parameters.ts";
import { type GetPrintJobDependencies, getPrintJob } from "./get-print-job.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

/** The call, from its request to its answer. */
export const route = organizationRoute({
  operation,
  parameters: printJobParameters,
  query: noQuery,
  body: noBody,
  useCase: (
    { organization, caller, parameters: { flowId, jobId } },
    dependencies: GetPrintJobDependencies,
  ) =>
    getPrintJob({ organizationFiscalCode: organization, flowId, id: jobId, caller }, dependencies),
  respond,
});
