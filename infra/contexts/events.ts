import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { environmentSchema as relayEvents } from "../../functions/events/relay-events/environment.ts";
import { relayedEntities } from "../../shared/persistence/table.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { StreamConsumer } from "../constructs/stream-consumer.ts";

type EventsProps = {
  readonly platform: PortalPlatform;
  readonly queues: {
    readonly flowSplits: IQueue;
    readonly flowClosings: IQueue;
    readonly printPacks: IQueue;
    readonly printJobs: IQueue;
    readonly noticeArchives: IQueue;
    readonly notifications: IQueue;
    readonly receiptMails: IQueue;
    readonly ibanChanges: IQueue;
    readonly webhookDeliveries: IQueue;
    readonly cartExpiries: IQueue;
  };
};

/** The table's stream is the outbox: its changes become messages for the other contexts. */
export class Events extends Construct {
  constructor(scope: Construct, id: string, { platform, queues }: EventsProps) {
    super(scope, id);
    const { function: relay } = new StreamConsumer(this, "RelayEvents", {
      function: {
        platform,
        path: "events/relay-events",
        environmentSchema: relayEvents,
        environment: {
          FLOW_SPLITS_QUEUE_URL: queues.flowSplits.queueUrl,
          PRINT_PACKS_QUEUE_URL: queues.printPacks.queueUrl,
          PRINT_JOBS_QUEUE_URL: queues.printJobs.queueUrl,
          FLOW_CLOSINGS_QUEUE_URL: queues.flowClosings.queueUrl,
          NOTICE_ARCHIVES_QUEUE_URL: queues.noticeArchives.queueUrl,
          NOTIFICATIONS_QUEUE_URL: queues.notifications.queueUrl,
          RECEIPT_MAILS_QUEUE_URL: queues.receiptMails.queueUrl,
          IBAN_CHANGES_QUEUE_URL: queues.ibanChanges.queueUrl,
          WEBHOOK_DELIVERIES_QUEUE_URL: queues.webhookDeliveries.queueUrl,
          CART_EXPIRIES_QUEUE_URL: queues.cartExpiries.queueUrl,
        },
        memoryMiB: 512,
        timeoutSeconds: 60,
      },
      entities: relayedEntities,
      batchSize: 1_000,
      deadLetters: {
        impact: "Un cambiamento non è stato inoltrato: flussi fermi o persone non avvisate.",
        runbookHeading: "Code morte: relay-events",
      },
      lag: {
        impact: "Importazioni, stampe e notifiche procedono in ritardo.",
        runbookHeading: "Stream in ritardo",
      },
    });
    for (const queue of Object.values(queues)) relay.allowSend(queue);
  }
}
