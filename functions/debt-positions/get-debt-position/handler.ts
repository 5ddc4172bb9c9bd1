import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import {
  debtPositionParameters,
  noBody,
  noQuery,
} from "../../../shared/lambda/route-parameters.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { type GetDebtPositionDependencies, getDebtPosition } from "./get-debt-position.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createDynamoOrganizationStore(table),
      positions: createDynamoDebtPositionStore(table),
      now: () => new Date(),
    };
  },
  routes: [
    organizationRoute({
      operation,
      parameters: debtPositionParameters,
      query: noQuery,
      body: noBody,
      useCase: ({ parameters: { fiscalCode, iud } }, dependencies: GetDebtPositionDependencies) =>
        getDebtPosition({ organization: fiscalCode, segment: iud }, dependencies),
      respond,
    }),
  ],
});
