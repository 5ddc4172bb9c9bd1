import { createGuardedRequest } from "../../../shared/http-clients/guarded-request.ts";
import { countWebhookTry } from "../../../shared/lambda/observability.ts";
import { keptOutcomeSigner } from "../../../shared/lambda/outcome-signer.ts";
import { queueHandler } from "../../../shared/lambda/queue-handler.ts";
import { randomId } from "../../../shared/lambda/random-id.ts";
import { shortDigest } from "../../../shared/lambda/short-digest.ts";
import { webhookMessage } from "../../../shared/messaging/messages.ts";
import {
  createQueuePublisher,
  createSqsClient,
} from "../../../shared/messaging/queue-publisher.ts";
import { createWebhookSources } from "../../../shared/persistence/notifications/webhook-sources.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { deliverWebhooks } from "./deliver-webhooks.ts";
import { environmentSchema } from "./environment.ts";

export const handler = queueHandler({
  environment: environmentSchema,
  message: webhookMessage,
  dependencies: (environment) => {
    const [queues, queueUrl] = [createSqsClient(), environment.WEBHOOK_DELIVERIES_QUEUE_URL];
    const signer = keptOutcomeSigner(environment);
    return {
      ...createWebhookSources(createTableClient(environment.TABLE_NAME)),
      post: createGuardedRequest({ loopback: environment.OUTBOUND_LOOPBACK === "true" }),
      sign: async (text) => (await signer()).sign(text).toString("base64"),
      wakeLanes: createQueuePublisher(queues, queueUrl),
      wakeLater: (message, delaySeconds) =>
        createQueuePublisher(queues, queueUrl, { delaySeconds })([message]),
      publicUrl: environment.PUBLIC_URL,
      digest: shortDigest,
      countTry: countWebhookTry,
      newId: randomId,
      random: Math.random,
      now: () => new Date(),
    };
  },
  handle: deliverWebhooks,
});
