import { notingReservations } from "../../../shared/lambda/counting-stores.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noQuery, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { oldIuvAcceptedUntil } from "../../../shared/mypay/tracciato/old-iuv.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { type CreateDebtPositionDependencies, createDebtPosition } from "./create-debt-position.ts";
import { environmentSchema } from "./environment.ts";
import { operation } from "./operation.ts";
import { requestBody } from "./request-body.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createOrganizationReader(table),
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
      useCase: ({ organization, caller, body }, dependencies: CreateDebtPositionDependencies) =>
        createDebtPosition({ organization, caller, body }, dependencies),
      respond,
    }),
  ],
});
