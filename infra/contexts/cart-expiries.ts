import { Lazy } from "aws-cdk-lib";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { environmentSchema as expireCarts } from "../../functions/checkout/expire-carts/environment.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { QueueConsumer } from "../constructs/queue-consumer.ts";

/** Carts whose time ends: beside the relay, which tells of every cart that is opened. */
export class CartExpiries extends Construct {
  readonly queue: IQueue;

  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    const expiries = new QueueConsumer(this, "ExpireCarts", {
      queueName: "cart-expiries",
      function: {
        platform,
        path: "checkout/expire-carts",
        environmentSchema: expireCarts,
        environment: {
          TABLE_NAME: platform.table.tableName,
          CART_EXPIRIES_QUEUE_URL: Lazy.string({ produce: (): string => expiries.queue.queueUrl }),
        },
        memoryMiB: 256,
        timeoutSeconds: 30,
      },
      batchSize: 10,
      concurrencyMax: 2,
      deadLetters: {
        impact: "Chi aspetta l'esito di un carrello scaduto, e l'ente, non ne hanno notizia.",
        runbookHeading: "Code morte: cart-expiries",
      },
      late: {
        afterMinutes: 60,
        impact: "Gli enti sanno in ritardo che un carrello è scaduto senza pagamento.",
        runbookHeading: "Code in ritardo",
      },
    });
    expiries.function.allowTable("GetItem", "PutItem");
    expiries.function.allowSend(expiries.queue);
    this.queue = expiries.queue;
  }
}
