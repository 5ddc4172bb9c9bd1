import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import {
  debtPositionParameters,
  noBody,
  noQuery,
} from "../../../shared/lambda/route-parameters.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { environmentSchema } from "./environment.ts";
import { type GetDebtPositionDependencies, getDebtPosition } from "./get-debt-position.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createOrganizationReader(table),
      positions: createDynamoDebtPositionStore(table),
      publicUrl: environment.PUBLIC_URL,
      now: () => new Date(),
    };
  },
  routes: [
    organizationRoute({
      operation,
      parameters: debtPositionParameters,
      query: noQuery,
      body: noBody,
      useCase: ({ organization, caller, parameters }, dependencies: GetDebtPositionDependencies) =>
        getDebtPosition({ organization, caller, segment: parameters.iud }, dependencies),
      respond,
    }),
  ],
});
