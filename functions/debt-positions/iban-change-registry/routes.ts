import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { pageQuery } from "../../../shared/lambda/page-query.ts";
import {
  ibanChangeParameters,
  noBody,
  noQuery,
  organizationParameters,
} from "../../../shared/lambda/route-parameters.ts";
import { type GetIbanChangeDependencies, getIbanChange } from "./get-iban-change.ts";
import { listIbanChanges } from "./list-iban-changes.ts";
import * as operations from "./operations.ts";
import { requestBody } from "./request-body.ts";
import { type RequestIbanChangeDependencies, requestIbanChange } from "./request-iban-change.ts";
import { respondFound, respondPage, respondRequested } from "./responses.ts";

type Dependencies = RequestIbanChangeDependencies & GetIbanChangeDependencies;

export const routes = [
  organizationRoute({
    operation: operations.requestIbanChange,
    parameters: organizationParameters,
    query: noQuery,
    body: requestBody,
    useCase: ({ organization, caller, body: wanted }, dependencies: Dependencies) =>
      requestIbanChange({ organization, caller, wanted }, dependencies),
    respond: respondRequested,
  }),
  organizationRoute({
    operation: operations.listIbanChanges,
    parameters: organizationParameters,
    query: pageQuery,
    body: noBody,
    useCase: ({ organization, caller, query }, dependencies: Dependencies) =>
      listIbanChanges({ organization, caller, ...query }, dependencies),
    respond: respondPage,
  }),
  organizationRoute({
    operation: operations.getIbanChange,
    parameters: ibanChangeParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ organization, caller, parameters }, dependencies: Dependencies) =>
      getIbanChange(
        { organizationFiscalCode: organization, id: parameters.changeId },
        caller,
        dependencies,
      ),
    respond: respondFound,
  }),
];
