import { Aws } from "aws-cdk-lib";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { environmentSchema as notifyDebtors } from "../../functions/notifications/notify-debtors/environment.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { QueueConsumer } from "../constructs/queue-consumer.ts";
import type { StageSettings } from "../stages.ts";

/** Debtors told of their new debts, on App IO or by mail. */
export class Notifications extends Construct {
  /** Positions whose debtors are to be told. */
  readonly queue: IQueue;

  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    const { settings, table } = platform;
    const { queue, function: notifier } = new QueueConsumer(this, "NotifyDebtors", {
      queueName: "notifications",
      function: {
        platform,
        path: "notifications/notify-debtors",
        environmentSchema: notifyDebtors,
        environment: {
          TABLE_NAME: table.tableName,
          ...appIoEnvironment(platform),
          MAIL_FROM: settings.mail.from,
          PORTAL_URL: settings.portalUrl,
        },
        memoryMiB: 512,
        timeoutSeconds: 120,
      },
      batchSize: 1,
      concurrencyMax: settings.concurrency.notifications,
      deadLetters: {
        impact: "Alcuni debitori non ricevono l'avviso su App IO né per posta elettronica.",
        runbookHeading: "Code morte: notifications",
      },
    });
    notifier.allowTable("GetItem", "BatchGetItem");
    notifier.allowTable("PutItem", "UpdateItem", "DeleteItem");
    if (platform.appIoKeys !== undefined) {
      notifier.allow({
        actions: ["secretsmanager:GetSecretValue"],
        resources: [platform.appIoKeys.secretArn],
      });
    }
    const senderIdentity = `identity/${senderDomain(settings)}`;
    notifier.allow({
      actions: ["ses:SendRawEmail"],
      resources: [`arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:${senderIdentity}`],
      conditions: { StringEquals: { "ses:FromAddress": settings.mail.from } },
    });
    this.queue = queue;
  }
}

/** App IO's limit holds for the service as a whole: each running function takes its share. */
function appIoEnvironment({ settings, appIoKeys }: PortalPlatform) {
  const { baseUrl, requestsPerSecond, stubKey } = settings.appIo;
  return {
    APP_IO_BASE_URL: baseUrl,
    APP_IO_REQUESTS_PER_SECOND: String(requestsPerSecond / settings.concurrency.notifications),
    ...(stubKey === undefined ? {} : { APP_IO_LOCAL_KEY: stubKey }),
    ...(appIoKeys === undefined ? {} : { APP_IO_KEYS_SECRET_ARN: appIoKeys.secretArn }),
  };
}

function senderDomain({ mail }: StageSettings): string {
  return mail.from.slice(mail.from.indexOf("@") + 1);
}
