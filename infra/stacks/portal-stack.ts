import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { type ITopic, Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import { GradualRelease } from "../constructs/gradual-release.ts";
import { PortalApi } from "../constructs/portal-api.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { DebtPositions } from "../contexts/debt-positions.ts";
import { Events } from "../contexts/events.ts";
import { Notices } from "../contexts/notices.ts";
import { Notifications } from "../contexts/notifications.ts";
import { Organizations } from "../contexts/organizations.ts";
import { PagoPaNode } from "../contexts/pagopa-node.ts";
import { Receipts } from "../contexts/receipts.ts";
import { Sandbox } from "../contexts/sandbox.ts";
import type { StageSettings } from "../stages.ts";

type PortalStackProps = StackProps & Omit<PortalPlatform, "api" | "alarmTopic" | "release">;

/** Everything that can be rebuilt from the code: API, functions, queues and alarms. */
export class PortalStack extends Stack {
  readonly alarmTopic: ITopic;
  readonly pagoPaNode: PagoPaNode;

  constructor(scope: Construct, id: string, props: PortalStackProps) {
    super(scope, id, props);
    const { settings, bundlesFolder, table, files, appIoKeys, dataKey } = props;
    this.alarmTopic = this.addAlarmTopic(settings);
    const { api } = new PortalApi(this, "Api", { settings });
    new CfnOutput(this, "ApiEndpoint", { value: api.apiEndpoint });
    const platform: PortalPlatform = {
      settings,
      bundlesFolder,
      table,
      files,
      appIoKeys,
      dataKey,
      api,
      alarmTopic: this.alarmTopic,
      release: settings.release && new GradualRelease(this, "Release", settings),
    };

    new Organizations(this, "Organizations", platform);
    const debtPositions = new DebtPositions(this, "DebtPositions", platform);
    const notices = new Notices(this, "Notices", platform);
    this.pagoPaNode = new PagoPaNode(this, "PagoPaNode", platform);
    new Receipts(this, "Receipts", platform);
    if (settings.sandbox) new Sandbox(this, "Sandbox", platform);
    const notifications = new Notifications(this, "Notifications", platform);
    new Events(this, "Events", {
      platform,
      queues: {
        flowSplits: debtPositions.flowSplits,
        flowClosings: debtPositions.flowClosings,
        printPacks: notices.printPacks,
        noticeArchives: notices.noticeArchives,
        notifications: notifications.queue,
        receiptMails: notifications.receiptMails,
      },
    });
  }

  private addAlarmTopic({ tags, alarmsEmail }: StageSettings): Topic {
    const topic = new Topic(this, "Alarms", {
      displayName: `Allarmi del portale pagamenti (${tags.Ambiente})`,
      enforceSSL: true,
    });
    // A topic with a policy of its own loses the one by which CloudWatch may publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [topic.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": this.account } },
      }),
    );
    if (alarmsEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmsEmail));
    return topic;
  }
}
