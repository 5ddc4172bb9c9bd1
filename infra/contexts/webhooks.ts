import { Duration, Lazy } from "aws-cdk-lib";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { environmentSchema as deliverWebhooks } from "../../functions/notifications/deliver-webhooks/environment.ts";
import { environmentSchema as webhookRegistry } from "../../functions/notifications/webhook-registry/environment.ts";
import * as registryOperations from "../../functions/notifications/webhook-registry/operations.ts";
import {
  outboundEnvironment,
  tokenEnvironment,
  tokenSigningEnvironment,
} from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { ImpactAlarm } from "../constructs/impact-alarm.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { ownMetric } from "../constructs/own-metric.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { QueueConsumer } from "../constructs/queue-consumer.ts";

const path = "notifications/deliver-webhooks";

/** Where programs of enti are told, of what, and what came of it. */
export class WebhookRegistry extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    const registry = new PortalFunction(this, "WebhookRegistry", {
      ...onlineFunction,
      platform,
      path: "notifications/webhook-registry",
      environmentSchema: webhookRegistry,
      environment: {
        ...tokenEnvironment(platform.settings),
        ...outboundEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    registry.allowTable("GetItem", "BatchGetItem", "Query", "PutItem", "DeleteItem");
    for (const [name, operation] of Object.entries(registryOperations)) {
      new HttpRoute(this, `${name.charAt(0).toUpperCase()}${name.slice(1)}Route`, {
        platform,
        operation,
        function: registry,
        impact:
          "Le software house non registrano webhook, non ne vedono le consegne o non le ripetono.",
      });
    }
  }
}

/** Programs of enti told of what happens to their debts. */
export class WebhookDeliveries extends Construct {
  readonly queue: IQueue;

  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    const { settings, table, tokenSeed } = platform;
    const { TOKEN_SEED_SECRET_ARN, TOKEN_SEED } = tokenSigningEnvironment(platform);
    const deliveries = new QueueConsumer(this, "WebhookDeliveries", {
      queueName: "webhook-deliveries",
      function: {
        platform,
        path,
        environmentSchema: deliverWebhooks,
        environment: {
          ...outboundEnvironment(settings),
          ...(TOKEN_SEED_SECRET_ARN !== undefined && { TOKEN_SEED_SECRET_ARN }),
          ...(TOKEN_SEED !== undefined && { TOKEN_SEED }),
          TABLE_NAME: table.tableName,
          PUBLIC_URL: settings.api.publicUrl,
          WEBHOOK_DELIVERIES_QUEUE_URL: Lazy.string({
            produce: (): string => deliveries.queue.queueUrl,
          }),
        },
        memoryMiB: 512,
        timeoutSeconds: 60,
      },
      batchSize: 10,
      concurrencyMax: settings.concurrency.notifications,
      deadLetters: {
        impact: "I programmi di alcuni enti non sanno di pagamenti o annullamenti avvenuti.",
        runbookHeading: "Code morte: webhook-deliveries",
      },
      late: {
        afterMinutes: 60,
        impact: "I programmi degli enti sanno in ritardo di pagamenti e annullamenti.",
        runbookHeading: "Code in ritardo",
      },
    });
    const { function: teller, queue } = deliveries;
    teller.allowTable("GetItem", "BatchGetItem", "Query", "PutItem", "DeleteItem", "PartiQLInsert");
    teller.allowSend(queue);
    if (tokenSeed !== undefined) teller.allowSecret(tokenSeed);
    new ImpactAlarm(this, "GivenUp", {
      platform,
      impact: "Il programma di un ente non ha risposto per tre giorni: non sa di alcuni eventi.",
      runbookHeading: "Webhook non consegnati",
      metric: ownMetric(path, {
        metricName: "webhookGivenUp",
        statistic: "Sum",
        period: Duration.hours(1),
      }),
      threshold: 0,
    });
    this.queue = queue;
  }
}
