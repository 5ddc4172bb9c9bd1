import { callerRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { type ImportRegistryDependencies, importRegistry } from "./import-registry.ts";
import * as operations from "./operations.ts";
import { templateOf } from "./registry-columns.ts";
import { requestBody, templateParameters } from "./request-body.ts";
import { respondImported, respondTemplate } from "./responses.ts";

export const routes = [
  callerRoute({
    operation: operations.importRegistry,
    parameters: noQuery,
    query: noQuery,
    body: requestBody,
    useCase: ({ body, caller }, dependencies: ImportRegistryDependencies) =>
      importRegistry(body, caller, dependencies),
    respond: respondImported,
  }),
  callerRoute({
    operation: operations.showTemplate,
    parameters: templateParameters,
    query: noQuery,
    body: noBody,
    useCase: async ({ parameters }, _: ImportRegistryDependencies) => templateOf(parameters.kind),
    respond: respondTemplate,
  }),
];
