import { createStationClient } from "../../../shared/http-clients/station-client.ts";
import { randomId } from "../../../shared/lambda/random-id.ts";
import { createSharedKey } from "../../../shared/lambda/shared-key.ts";
import { siteHandler } from "../../../shared/lambda/site-handler.ts";
import {
  createQueuePublisher,
  createSqsClient,
} from "../../../shared/messaging/queue-publisher.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createDynamoSandboxStore } from "../../../shared/persistence/sandbox/dynamo-sandbox-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { answerRequest } from "./answer-request.ts";
import { environmentSchema } from "./environment.ts";
import { toHttpResult } from "./responses.ts";

export const handler = siteHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME);
    const { RECEIPTS_QUEUE_URL: queue, RETRY_SECONDS: delaySeconds } = environment;
    return {
      organizations: createDynamoOrganizationStore(table),
      sandbox: createDynamoSandboxStore(table),
      station: createStationClient(environment.STATION_URL),
      deferReceipts: createQueuePublisher(createSqsClient(), queue, { delaySeconds }),
      access: createSharedKey({ secretArn: environment.SANDBOX_KEY_SECRET_ARN, userName: "prova" }),
      brokerFiscalCode: environment.BROKER_FISCAL_CODE,
      publicUrl: environment.PUBLIC_URL,
      newId: randomId,
      now: () => new Date(),
    };
  },
  answer: async (request, dependencies) => {
    const { remainingMs } = request;
    return toHttpResult(await answerRequest(request, { ...dependencies, remainingMs }));
  },
});
