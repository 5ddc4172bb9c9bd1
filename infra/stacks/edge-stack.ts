import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { AlarmTopic } from "../constructs/alarm-topic.ts";
import { Firewall } from "../constructs/firewall.ts";
import { StageBudget } from "../constructs/stage-budget.ts";
import { stageZone } from "../constructs/stage-zone.ts";
import { WatchedCertificate } from "../constructs/watched-certificate.ts";
import { WebDistribution } from "../constructs/web-distribution.ts";
import type { StageDomain, StageSettings } from "../stages.ts";

type EdgeStackProps = StackProps & { readonly settings: StageSettings };

/**
 * What AWS governs from us-east-1 alone: CloudFront with its certificate and firewall, the alarms
 * on their metrics, the budget. It holds configuration and counts, and no personal data: pages,
 * files and every log line are in the stage's own region, whose buckets are called by name.
 * Everything of the distribution is here rather than beside its bucket, so that no certificate or
 * firewall has to be carried from region to region: there is no custom resource.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { settings, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const { domain, budget, alarmsEmail } = settings;
    if (domain !== undefined) this.addWeb(settings, domain);
    if (budget !== undefined && alarmsEmail !== undefined) {
      new StageBudget(this, "Budget", { ...budget, settings, email: alarmsEmail });
    }
  }

  private addWeb(settings: StageSettings, domain: StageDomain): void {
    const platform = { settings, alarmTopic: new AlarmTopic(this, "Alarms", { settings }) };
    const zone = stageZone(this, domain);
    const { certificate } = new WatchedCertificate(this, "Certificate", {
      platform,
      zone,
      host: domain.portalHost,
      otherHosts: [domain.apiHost],
      impact: "I browser e i programmi degli enti rifiutano il portale e la sua API.",
    });
    const { webAclArn } = new Firewall(this, "Firewall", { platform, domain });
    const { distribution } = new WebDistribution(this, "Web", {
      platform,
      domain,
      zone,
      certificate,
      webAclArn,
    });
    new CfnOutput(this, "DistributionId", { value: distribution.distributionId });
  }
}
