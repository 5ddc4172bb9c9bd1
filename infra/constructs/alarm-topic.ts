import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import type { StageSettings } from "../stages.ts";

type AlarmTopicProps = { readonly settings: StageSettings };

/** Where the alarms of one AWS region are told, and to whom. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, { settings }: AlarmTopicProps) {
    super(scope, id, {
      displayName: `Allarmi del portale pagamenti (${settings.tags.Ambiente})`,
      enforceSSL: true,
    });
    // A topic with a policy of its own loses the one by which CloudWatch may publish.
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [this.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": this.stack.account } },
      }),
    );
    const { alarmsEmail } = settings;
    if (alarmsEmail !== undefined) this.addSubscription(new EmailSubscription(alarmsEmail));
  }
}
