import { notingReservations } from "../../../shared/lambda/counting-stores.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noQuery, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { oldIuvAcceptedUntil } from "../../../shared/mypay/tracciato/old-iuv.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { type CreateDebtPositionDependencies, createDebtPosition } from "./create-debt-position.ts";
import { environmentSchema } from "./environment.ts";
import { operation } from "./operation.ts";
import { requestBody } from "./request-body.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createDynamoOrganizationStore(table),
      positions: notingReservations(createDynamoDebtPositionStore(table)),
      oldIuvAcceptedUntil,
      now: () => new Date(),
    };
  },
  routes: [
    organizationRoute({
      operation,
      parameters: organizationParameters,
      query: noQuery,
      body: requestBody,
      useCase: ({ parameters, body }, dependencies: CreateDebtPositionDependencies) =>
        createDebtPosition(parameters.fiscalCode, body, dependencies),
      respond,
    }),
  ],
});
