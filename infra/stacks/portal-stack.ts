import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { AlarmTopic } from "../constructs/alarm-topic.ts";
import { GradualRelease } from "../constructs/gradual-release.ts";
import { PortalApi } from "../constructs/portal-api.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { CartExpiries } from "../contexts/cart-expiries.ts";
import { DebtPositions } from "../contexts/debt-positions.ts";
import { Events } from "../contexts/events.ts";
import { IbanChanges } from "../contexts/iban-changes.ts";
import { Notices } from "../contexts/notices.ts";
import { Notifications } from "../contexts/notifications.ts";
import { PagoPaNode } from "../contexts/pagopa-node.ts";
import { Receipts } from "../contexts/receipts.ts";
import { Sandbox } from "../contexts/sandbox.ts";
import { WebhookDeliveries } from "../contexts/webhooks.ts";

type PortalStackProps = StackProps &
  Omit<PortalPlatform, "api" | "alarmTopic" | "release"> & {
    /** Whose certificates may call the node's door; there is none where there is no domain. */
    readonly trustStore: Bucket | undefined;
  };

/** Everything that can be rebuilt from the code: API, functions, queues and alarms. */
export class PortalStack extends Stack {
  readonly alarmTopic: ITopic;
  readonly pagoPaNode: PagoPaNode;
  /** Of the sandbox, where there is one that asks for it. */
  readonly sandboxKey: Secret | undefined;
  /** Who tells the programs of enti. */
  readonly webhookDeliveries: IQueue;
  /** What other stacks of the stage build upon, too. */
  readonly platform: PortalPlatform;

  constructor(scope: Construct, id: string, props: PortalStackProps) {
    super(scope, id, props);
    const { settings, bundlesFolder, table, files, appIoKeys, tokenSeed, people, dataKey } = props;
    this.alarmTopic = new AlarmTopic(this, "Alarms", { settings });
    const { api } = new PortalApi(this, "Api", { ...props, alarmTopic: this.alarmTopic });
    new CfnOutput(this, "ApiEndpoint", {
      value: settings.domain === undefined ? api.apiEndpoint : settings.api.publicUrl,
    });
    this.platform = {
      settings,
      bundlesFolder,
      table,
      files,
      appIoKeys,
      tokenSeed,
      people,
      dataKey,
      api,
      alarmTopic: this.alarmTopic,
      release: settings.release && new GradualRelease(this, "Release", settings),
    };
    const { platform } = this;

    const debtPositions = new DebtPositions(this, "DebtPositions", platform);
    const ibanChanges = new IbanChanges(this, "IbanChanges", platform);
    const notices = new Notices(this, "Notices", platform);
    this.pagoPaNode = new PagoPaNode(this, "PagoPaNode", platform);
    new Receipts(this, "Receipts", platform);
    const sandbox = settings.sandbox ? new Sandbox(this, "Sandbox", platform) : undefined;
    this.sandboxKey = sandbox?.key;
    const notifications = new Notifications(this, "Notifications", platform);
    const cartExpiries = new CartExpiries(this, "CartExpiries", platform);
    const webhooks = new WebhookDeliveries(this, "WebhookDeliveries", platform);
    this.webhookDeliveries = webhooks.queue;
    new Events(this, "Events", {
      platform,
      queues: {
        flowSplits: debtPositions.flowSplits,
        flowClosings: debtPositions.flowClosings,
        printPacks: notices.printPacks,
        printJobs: notices.printJobs,
        noticeArchives: notices.noticeArchives,
        notifications: notifications.queue,
        receiptMails: notifications.receiptMails,
        ibanChanges: ibanChanges.queue,
        webhookDeliveries: webhooks.queue,
        cartExpiries: cartExpiries.queue,
      },
    });
  }
}
