import { logoPngOfSvg } from "../../../shared/documents/images/svg-logo.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { organizationBody } from "./organization-body.ts";
import { registerOrganization } from "./register-organization.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  access: "region",
  parameters: organizationParameters,
  body: organizationBody,
  dependencies: (environment) => ({
    organizations: createDynamoOrganizationStore(
      createTableClient(environment.TABLE_NAME, { pace: "online" }),
    ),
    drawLogo: logoPngOfSvg,
  }),
  useCase: ({ parameters, body }, dependencies) =>
    registerOrganization(parameters.fiscalCode, body, dependencies),
  respond,
});
