import { Aws, Duration, Stack, Validations } from "aws-cdk-lib";
import type { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  CfnDistribution,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from "aws-cdk-lib/aws-logs";
import { AaaaRecord, ARecord, type IHostedZone, RecordTarget } from "aws-cdk-lib/aws-route53";
import { CloudFrontTarget } from "aws-cdk-lib/aws-route53-targets";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { StageDomain, StageSettings } from "../stages.ts";
import { edgeBucketNames } from "./edge-bucket-names.ts";
import { visitorAddressHeader } from "./function-environment.ts";
import { ImpactAlarm } from "./impact-alarm.ts";
import type { PortalPlatform } from "./portal-platform.ts";
import { apiHeaders, pageHeaders } from "./security-headers.ts";
import { singlePageRoutes } from "./single-page-routes.ts";
import { visitorAddress } from "./visitor-address.ts";

type WebDistributionProps = {
  readonly platform: Pick<PortalPlatform, "alarmTopic" | "settings">;
  readonly domain: StageDomain;
  readonly zone: IHostedZone;
  readonly certificate: Certificate;
  readonly webAclArn: string;
};

/** Where the API answers, in the order in which CloudFront looks for them. */
const openPaths = [
  "/v1/*",
  "/status",
  "/problemi/*",
  "/.well-known/oauth-authorization-server",
  // Pages that the API draws by itself.
  "/paga",
  "/paga/*",
  "/sportello/*",
] as const;

/** The portal and its API as the world sees them, through CloudFront. */
export class WebDistribution extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: WebDistributionProps) {
    super(scope, id);
    const { platform, domain, zone, certificate, webAclArn } = props;
    const { settings } = platform;
    const toApi = this.toApi(settings, domain);
    const sandboxPaths = settings.sandbox ? ["/sandbox", "/sandbox/*"] : [];
    this.distribution = new Distribution(this, "Distribution", {
      comment: `Portale pagamenti (${settings.tags.Ambiente})`,
      domainNames: [domain.portalHost, domain.apiHost],
      certificate,
      webAclId: webAclArn,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Europe and North America: the fewest places in which answers pass.
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: this.toPages(settings, domain),
      // No `/soap/*`: the node has a name of its own, where it shows its certificate.
      additionalBehaviors: Object.fromEntries(
        [...openPaths, ...sandboxPaths].map((path) => [path, toApi]),
      ),
    });
    if (domain.originClientCertificateArn !== undefined) {
      this.showCertificate(domain.originClientCertificateArn);
    }
    this.addRecords(zone, domain);
    this.addLogs(settings);
    this.addAlarm(platform);
    this.acceptFindings();
  }

  private toPages(settings: StageSettings, domain: StageDomain): BehaviorOptions {
    const { pages } = edgeBucketNames(settings);
    const bucket = Bucket.fromBucketAttributes(this, "Pages", {
      bucketName: pages,
      region: settings.region,
    });
    const routes = new EdgeFunction(this, "Routes", {
      functionName: `portale-${settings.name}-pagine`,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(
        singlePageRoutes({
          portalHost: domain.portalHost,
          apiPaths: [
            "/v1",
            "/status",
            "/problemi",
            "/soap",
            "/paga",
            "/sportello",
            ...(settings.sandbox ? ["/sandbox"] : []),
          ],
        }),
      ),
    });
    return {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: pageHeaders(this, settings, domain),
      functionAssociations: [{ function: routes, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }

  /** Nothing of the API is kept by CloudFront; plain HTTP is refused before a token is lost. */
  private toApi(settings: StageSettings, { originHost }: StageDomain): BehaviorOptions {
    const addresses = new EdgeFunction(this, "VisitorAddress", {
      functionName: `portale-${settings.name}-visitatori`,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(visitorAddress(visitorAddressHeader)),
    });
    return {
      origin: new HttpOrigin(originHost, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        // A little longer than the 30 seconds after which the API gives up by itself.
        readTimeout: Duration.seconds(35),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: apiHeaders(this, settings),
      functionAssociations: [{ function: addresses, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }

  /** CDK's origins cannot say it: the API is the second, after the pages. */
  private showCertificate(clientCertificateArn: string): void {
    const resource = this.distribution.node.defaultChild;
    if (!(resource instanceof CfnDistribution)) throw new Error("A distribution without resource");
    resource.addPropertyOverride(
      "DistributionConfig.Origins.1.CustomOriginConfig.OriginMtlsConfig.ClientCertificateArn",
      clientCertificateArn,
    );
  }

  private addRecords(zone: IHostedZone, { portalHost, apiHost }: StageDomain): void {
    const target = RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
    for (const [name, host] of Object.entries({ Portal: portalHost, Api: apiHost })) {
      const recordName = `${host}.`;
      new ARecord(this, `${name}Record`, { zone, recordName, target });
      new AaaaRecord(this, `${name}RecordIpv6`, { zone, recordName, target });
    }
  }

  /**
   * The second version of the standard logs, because the first is not delivered to Milan, cannot
   * leave out a column and wants a bucket with access lists. Paths, queries and cookies, which may
   * carry personal data, stay out.
   */
  private addLogs(settings: StageSettings): void {
    const name = `portale-${settings.name}-web`;
    const source = new CfnDeliverySource(this, "LogSource", {
      name,
      logType: "ACCESS_LOGS",
      resourceArn: this.distribution.distributionArn,
    });
    const destination = new CfnDeliveryDestination(this, "LogDestination", {
      name,
      destinationResourceArn: `arn:${Aws.PARTITION}:s3:::${edgeBucketNames(settings).logs}`,
      outputFormat: "json",
    });
    const delivery = new CfnDelivery(this, "LogDelivery", {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
      recordFields: [...accessLogFields],
    });
    delivery.addResourceDependency(source);
  }

  private addAlarm(platform: Pick<PortalPlatform, "alarmTopic">): void {
    new ImpactAlarm(this, "ServerErrors", {
      platform,
      impact: "Cittadini ed enti vedono errori al posto del portale o delle risposte dell'API.",
      runbookHeading: "Errori del portale web",
      metric: new Metric({
        namespace: "AWS/CloudFront",
        metricName: "5xxErrorRate",
        dimensionsMap: { DistributionId: this.distribution.distributionId, Region: "Global" },
        statistic: "Average",
        period: Duration.minutes(5),
      }),
      threshold: 1,
      evaluationPeriods: 3,
    });
  }

  private acceptFindings(): void {
    const reasons = {
      "AwsSolutions-CFR1": "Gli avvisi si pagano da tutto il mondo: nessun Paese è escluso.",
      "AwsSolutions-CFR3":
        "I registri ci sono, nella seconda versione (AWS::Logs::Delivery): la prima, la sola che " +
        "questa regola conosce, non arriva a Milano e non lascia fuori indirizzi e cookie.",
    };
    for (const [id, reason] of Object.entries(reasons)) {
      Validations.of(this.distribution).acknowledge({ id, reason });
    }
    // The bucket lets CloudFront in by itself, in the stack it belongs to.
    Validations.of(Stack.of(this)).acknowledge({
      id: "@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac",
      reason: "Il bucket delle pagine dà il permesso a CloudFront nel proprio stack.",
    });
  }
}

const accessLogFields = [
  "date",
  "time",
  "x-edge-location",
  "c-ip",
  "cs-method",
  "x-host-header",
  "sc-status",
  "sc-bytes",
  "time-taken",
  "x-edge-result-type",
  "x-edge-detailed-result-type",
  "x-edge-request-id",
  "ssl-protocol",
] as const;
