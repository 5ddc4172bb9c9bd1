import { organizationBody } from "../../../shared/domain/organizations/organization-body.ts";
import { parseIfMatch } from "../../../shared/domain/values/entity-tag.ts";
import { callerRoute } from "../../../shared/lambda/http-route.ts";
import { noQuery, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";
import {
  type RegisterOrganizationDependencies,
  registerOrganization,
} from "./register-organization.ts";
import { respond } from "./responses.ts";

/** The call, from its request to its answer. */
export const route = callerRoute({
  operation,
  parameters: organizationParameters,
  query: noQuery,
  body: organizationBody,
  useCase: (
    { parameters: { fiscalCode }, body: sent, caller, ifMatch },
    dependencies: RegisterOrganizationDependencies,
  ) =>
    registerOrganization({ fiscalCode, sent, caller, seen: parseIfMatch(ifMatch) }, dependencies),
  respond,
});
