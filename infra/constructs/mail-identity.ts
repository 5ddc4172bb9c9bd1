import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { TxtRecord } from "aws-cdk-lib/aws-route53";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { StageDomain, StageSettings } from "../stages.ts";
import { ImpactAlarm } from "./impact-alarm.ts";
import type { PortalPlatform } from "./portal-platform.ts";
import { stageZone } from "./stage-zone.ts";

type MailIdentityProps = {
  readonly platform: Pick<PortalPlatform, "alarmTopic" | "settings">;
  readonly domain: StageDomain;
};

/** AWS reviews who sends from 5 mails refused in 100, and from 1 complaint in 1,000. */
const bouncedShareMax = 0.04;
const complainedShareMax = 0.0008;

/** Mails of this stage take this set's rules: the identity says so, no function has to. */
export function mailConfigurationSetName({ name }: StageSettings): string {
  return `portale-${name}`;
}

/**
 * Who the portal is when it writes: its domain, signed (DKIM), with a return address of its own
 * (SPF) and word to the others to refuse whoever pretends to be it (DMARC). Mails leave over TLS or
 * not at all, and never again to who has refused one or complained of it.
 */
export class MailIdentity extends Construct {
  constructor(scope: Construct, id: string, { platform, domain }: MailIdentityProps) {
    super(scope, id);
    const { settings } = platform;
    const zone = stageZone(this, domain);
    const configurationSet = new ConfigurationSet(this, "Rules", {
      configurationSetName: mailConfigurationSetName(settings),
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    // Apart from the alarms: these messages name who did not get a mail.
    const refusals = new Topic(this, "Refusals", {
      displayName: `Posta respinta del portale pagamenti (${settings.tags.Ambiente})`,
      enforceSSL: true,
    });
    configurationSet.addEventDestination("ToRefusals", {
      destination: EventDestination.snsTopic(refusals),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
    });
    new EmailIdentity(this, "Identity", {
      identity: Identity.publicHostedZone(zone),
      configurationSet,
      mailFromDomain: `posta.${domain.zoneName}`,
      // Refusals are counted and published above: they need not be mailed back too.
      feedbackForwarding: false,
    });
    new TxtRecord(this, "Dmarc", {
      zone,
      recordName: `_dmarc.${domain.zoneName}.`,
      values: ["v=DMARC1; p=quarantine; adkim=s; aspf=r"],
    });
    this.addAlarm(platform, {
      id: "Bounces",
      metricName: "Reputation.BounceRate",
      impact:
        "Molti debitori non ricevono avvisi e ricevute, e AWS può sospendere l'invio a tutti.",
      threshold: bouncedShareMax,
    });
    this.addAlarm(platform, {
      id: "Complaints",
      metricName: "Reputation.ComplaintRate",
      impact: "Chi riceve gli avvisi li segnala come indesiderati: AWS può sospendere l'invio.",
      threshold: complainedShareMax,
    });
  }

  private addAlarm(
    platform: Pick<PortalPlatform, "alarmTopic">,
    alarm: {
      readonly id: string;
      readonly metricName: string;
      readonly impact: string;
      readonly threshold: number;
    },
  ): void {
    const { id, metricName, impact, threshold } = alarm;
    new ImpactAlarm(this, id, {
      platform,
      impact,
      runbookHeading: "Posta respinta",
      // Of the whole account, by which AWS judges: each stage has its own.
      metric: new Metric({
        namespace: "AWS/SES",
        metricName,
        statistic: "Maximum",
        period: Duration.hours(1),
      }),
      threshold,
    });
  }
}
