import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { debtPositionParameters, noBody } from "../../../shared/lambda/route-parameters.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { getDebtPosition } from "./get-debt-position.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  access: "organization",
  parameters: debtPositionParameters,
  body: noBody,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      organizations: createDynamoOrganizationStore(table),
      positions: createDynamoDebtPositionStore(table),
      now: () => new Date(),
    };
  },
  useCase: ({ parameters: { fiscalCode, iud } }, dependencies) =>
    getDebtPosition({ organization: fiscalCode, segment: iud }, dependencies),
  respond,
});
