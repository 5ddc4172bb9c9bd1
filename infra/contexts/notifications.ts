import { Aws } from "aws-cdk-lib";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { environmentSchema as notifyDebtors } from "../../functions/notifications/notify-debtors/environment.ts";
import { environmentSchema as sendReceipt } from "../../functions/notifications/send-receipt/environment.ts";
import { journalEnvironment, stateEnvironment } from "../constructs/function-environment.ts";
import { MailIdentity, mailConfigurationSetName } from "../constructs/mail-identity.ts";
import type { EnvironmentSchema, PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { QueueConsumer } from "../constructs/queue-consumer.ts";
import type { StageSettings } from "../stages.ts";

/** People told: debtors of their new debts, who paid of the receipt. */
export class Notifications extends Construct {
  /** Positions whose debtors are to be told. */
  readonly queue: IQueue;
  /** Receipts to be sent to who paid. */
  readonly receiptMails: IQueue;

  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    const { domain } = platform.settings;
    if (domain !== undefined) new MailIdentity(this, "Mail", { platform, domain });
    this.queue = this.addNotifyDebtors(platform);
    this.receiptMails = this.addSendReceipt(platform);
  }

  private addNotifyDebtors(platform: PortalPlatform): IQueue {
    const { settings, table } = platform;
    const { queue, function: notifier } = new QueueConsumer(this, "NotifyDebtors", {
      queueName: "notifications",
      function: {
        platform,
        path: "notifications/notify-debtors",
        environmentSchema: notifyDebtors,
        environment: {
          TABLE_NAME: table.tableName,
          ...journalEnvironment(settings),
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
      late: {
        afterMinutes: 24 * 60,
        impact: "I debitori ricevono l'avviso con più di un giorno di ritardo.",
        runbookHeading: "Code in ritardo",
      },
    });
    notifier.allowTable("GetItem", "BatchGetItem");
    notifier.allowTable("PutItem", "UpdateItem", "DeleteItem", "PartiQLInsert");
    if (platform.appIoKeys !== undefined) {
      notifier.allowSecret(platform.appIoKeys);
    }
    allowMail(notifier, settings);
    return queue;
  }

  private addSendReceipt(platform: PortalPlatform): IQueue {
    const { settings } = platform;
    const { queue, function: sender } = new QueueConsumer(this, "SendReceipt", {
      queueName: "receipt-mails",
      function: {
        platform,
        path: "notifications/send-receipt",
        environmentSchema: sendReceipt,
        environment: {
          ...stateEnvironment(platform),
          ...journalEnvironment(settings),
          MAIL_FROM: settings.mail.from,
          PORTAL_URL: settings.portalUrl,
          PUBLIC_URL: settings.api.publicUrl,
        },
        memoryMiB: 512,
        timeoutSeconds: 60,
      },
      batchSize: 1,
      concurrencyMax: settings.concurrency.notifications,
      deadLetters: {
        impact: "Chi ha pagato non riceve la ricevuta per posta elettronica.",
        runbookHeading: "Code morte: receipt-mails",
      },
      late: {
        afterMinutes: 15,
        impact: "Chi ha pagato aspetta la ricevuta per posta elettronica più di un quarto d'ora.",
        runbookHeading: "Ricevute in ritardo",
      },
    });
    sender.allowTable("GetItem", "BatchGetItem");
    sender.allowTable("PutItem", "UpdateItem", "DeleteItem", "PartiQLInsert");
    sender.allowFiles("receipts", "GetObject");
    allowMail(sender, settings);
    return queue;
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

/**
 * Mails leave from the portal's own address, and no other. Where the identity has rules of its own
 * (see `MailIdentity`) SES asks for the permission on them as well.
 */
function allowMail<Schema extends EnvironmentSchema>(
  sender: PortalFunction<Schema>,
  settings: StageSettings,
): void {
  const { mail, domain } = settings;
  const resources = [`identity/${mail.from.slice(mail.from.indexOf("@") + 1)}`];
  if (domain !== undefined) {
    resources.push(`configuration-set/${mailConfigurationSetName(settings)}`);
  }
  sender.allow({
    actions: ["ses:SendRawEmail"],
    resources: resources.map(
      (resource) => `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`,
    ),
    conditions: { StringEquals: { "ses:FromAddress": mail.from } },
  });
}
