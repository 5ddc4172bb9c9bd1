import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { newWebhookId } from "../../../shared/lambda/webhook-id.ts";
import { createDynamoApiClientStore } from "../../../shared/persistence/access/dynamo-api-client-store.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoWebhookDeliveryStore } from "../../../shared/persistence/notifications/dynamo-webhook-delivery-store.ts";
import { createDynamoWebhookStore } from "../../../shared/persistence/notifications/dynamo-webhook-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    return {
      webhooks: createDynamoWebhookStore(table),
      deliveries: createDynamoWebhookDeliveryStore(table),
      clients: createDynamoApiClientStore(table),
      organizations: createDynamoOrganizationStore(table),
      outbound: { loopback: environment.OUTBOUND_LOOPBACK === "true" },
      newWebhookId,
      now: () => new Date(),
    };
  },
  routes,
});
