import { Duration } from "aws-cdk-lib";
import { Certificate, CertificateValidation } from "aws-cdk-lib/aws-certificatemanager";
import type { IHostedZone } from "aws-cdk-lib/aws-route53";
import { Construct } from "constructs";
import { ImpactAlarm } from "./impact-alarm.ts";
import type { PortalPlatform } from "./portal-platform.ts";

type WatchedCertificateProps = {
  readonly platform: Pick<PortalPlatform, "alarmTopic">;
  readonly zone: IHostedZone;
  readonly host: string;
  readonly otherHosts?: readonly string[];
  /** One Italian sentence: who is harmed and how, once the certificate has expired. */
  readonly impact: string;
};

/** AWS renews long before: under so many days the renewal has failed. */
const expiryDaysMin = 30;

/** A certificate that AWS renews by itself, and an alarm should it not. */
export class WatchedCertificate extends Construct {
  readonly certificate: Certificate;

  constructor(scope: Construct, id: string, props: WatchedCertificateProps) {
    super(scope, id);
    const { platform, zone, host, otherHosts = [], impact } = props;
    this.certificate = new Certificate(this, "Certificate", {
      domainName: host,
      subjectAlternativeNames: [...otherHosts],
      validation: CertificateValidation.fromDns(zone),
    });
    new ImpactAlarm(this, "Expiring", {
      platform,
      impact,
      runbookHeading: "Certificato in scadenza",
      metric: this.certificate.metricDaysToExpiry({ period: Duration.days(1) }),
      threshold: expiryDaysMin,
      rings: "below",
    });
  }
}
