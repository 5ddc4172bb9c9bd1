import { pngLogoProblem } from "../../../shared/documents/images/png-logo.ts";
import { logoPngOfSvg } from "../../../shared/documents/images/svg-logo.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { route } from "./route.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => ({
    organizations: createDynamoOrganizationStore(
      createTableClient(environment.TABLE_NAME, { pace: "online" }),
    ),
    drawLogo: logoPngOfSvg,
    pngProblem: pngLogoProblem,
    brokerFiscalCode: environment.BROKER_FISCAL_CODE,
    now: () => new Date(),
  }),
  routes: [route],
});
