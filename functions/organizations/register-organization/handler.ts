import { logoPngOfSvg } from "../../../shared/documents/images/svg-logo.ts";
import { parseIfMatch } from "../../../shared/domain/values/entity-tag.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { callerRoute } from "../../../shared/lambda/http-route.ts";
import { noQuery, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { operation } from "./operation.ts";
import { organizationBody } from "./organization-body.ts";
import {
  type RegisterOrganizationDependencies,
  registerOrganization,
} from "./register-organization.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  dependencies: (environment) => ({
    organizations: createDynamoOrganizationStore(
      createTableClient(environment.TABLE_NAME, { pace: "online" }),
    ),
    drawLogo: logoPngOfSvg,
    now: () => new Date(),
  }),
  routes: [
    callerRoute({
      operation,
      parameters: organizationParameters,
      query: noQuery,
      body: organizationBody,
      useCase: (
        { parameters: { fiscalCode }, body: sent, caller, ifMatch },
        dependencies: RegisterOrganizationDependencies,
      ) =>
        registerOrganization(
          { fiscalCode, sent, caller, seen: parseIfMatch(ifMatch) },
          dependencies,
        ),
      respond,
    }),
  ],
});
