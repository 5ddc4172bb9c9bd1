import { notingReservations } from "../../../shared/lambda/counting-stores.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { oldIuvAcceptedUntil } from "../../../shared/mypay/tracciato/old-iuv.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { createDebtPosition } from "./create-debt-position.ts";
import { environmentSchema } from "./environment.ts";
import { requestBody } from "./request-body.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  access: "organization",
  parameters: organizationParameters,
  body: requestBody,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createDynamoOrganizationStore(table),
      positions: notingReservations(createDynamoDebtPositionStore(table)),
      oldIuvAcceptedUntil,
      now: () => new Date(),
    };
  },
  useCase: ({ parameters, body }, dependencies) =>
    createDebtPosition(parameters.fiscalCode, body, dependencies),
  respond,
});
