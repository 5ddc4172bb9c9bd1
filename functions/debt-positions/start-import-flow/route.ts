import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { importFlowParameters, noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";
import { type StartImportFlowDependencies, startImportFlow } from "./start-import-flow.ts";

/** The call, from its request to its answer. */
export const route = organizationRoute({
  operation,
  parameters: importFlowParameters,
  query: noQuery,
  body: noBody,
  useCase: ({ organization, caller, parameters }, dependencies: StartImportFlowDependencies) =>
    startImportFlow(
      { organizationFiscalCode: organization, id: parameters.flowId, caller },
      dependencies,
    ),
  respond,
});
