import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  CorsHttpMethod,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Bucket } from "aws-cdk-lib/aws-s3";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { StageDomain, StageSettings } from "../stages.ts";
import { ApiDomain } from "./api-domain.ts";
import { stageZone } from "./stage-zone.ts";
import { trustStoreKeys } from "./trust-store.ts";

type PortalApiProps = {
  readonly settings: StageSettings;
  readonly alarmTopic: ITopic;
  /** Whose certificates may call the node's door; there is none where there is no domain. */
  readonly trustStore: Bucket | undefined;
};

/** The one HTTP API of the portal: throttled, measured route by route, with an access log. */
export class PortalApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: PortalApiProps) {
    super(scope, id);
    const { settings } = props;
    this.api = new HttpApi(this, "HttpApi", {
      apiName: `portale-${settings.name}`,
      createDefaultStage: false,
      // Where it has names of its own nobody comes in by the one that AWS gives it.
      disableExecuteApiEndpoint: settings.domain !== undefined,
      corsPreflight: {
        allowOrigins: settings.api.browserOrigins,
        // The session of a person is a cookie.
        allowCredentials: true,
        allowMethods: Object.values(CorsHttpMethod).filter((method) => method !== "*"),
        allowHeaders: [...requestHeaders],
        exposeHeaders: [...answerHeaders],
        maxAge: Duration.hours(1),
      },
    });
    const accessLogs = new LogGroup(this, "AccessLogs", {
      // With this prefix AWS does not write a policy for each log group, which has a size limit.
      logGroupName: `/aws/vendedlogs/portale-${settings.name}-api`,
      retention: settings.logRetentionDays,
      removalPolicy: settings.protectsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, "DefaultStage", {
      httpApi: this.api,
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: {
        rateLimit: settings.api.rateLimit,
        burstLimit: settings.api.burstLimit,
      },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLogs),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
    if (settings.domain !== undefined) this.addDomains(settings.domain, { ...props, stage });
  }

  /**
   * Two names of the same API: one that CloudFront calls, with the firewall before it, and one for
   * pagoPA's node, which no firewall that guesses may turn away and which shows a certificate.
   */
  private addDomains(
    domain: StageDomain,
    props: PortalApiProps & { readonly stage: HttpStage },
  ): void {
    const { stage, trustStore } = props;
    if (trustStore === undefined) throw new Error("A domain without the trust store of its node");
    const bucket = Bucket.fromBucketName(this, "TrustStore", trustStore.bucketName);
    const zone = stageZone(this, domain);
    new ApiDomain(this, "OriginDomain", {
      platform: props,
      stage,
      zone,
      host: domain.originHost,
      impact: "Il portale e l'API non rispondono più a nessuno.",
      ...(domain.originClientCertificateArn !== undefined && {
        mtls: { bucket, key: trustStoreKeys.origin },
      }),
    });
    const { trustStoreVersion: version } = domain;
    new ApiDomain(this, "NodeDomain", {
      platform: props,
      stage,
      zone,
      host: domain.nodeHost,
      impact: "Il nodo pagoPA non si collega più: nessuno può pagare gli avvisi degli enti.",
      mtls: { bucket, key: trustStoreKeys.node, ...(version !== undefined && { version }) },
    });
  }
}

/** What pages of the portal say when they call the API. */
const requestHeaders = [
  "authorization",
  "content-type",
  "if-match",
  "if-none-match",
  "idempotency-key",
  "x-portale-dispositivo",
  "x-portale-prova",
  "x-portale-web",
] as const;
/** What pages of the portal may read of an answer, beside its body. */
const answerHeaders = [
  "content-disposition",
  "etag",
  "idempotency-replayed",
  "location",
  "ratelimit-limit",
  "ratelimit-remaining",
  "ratelimit-reset",
  "retry-after",
] as const;

/** Route and outcome of each request; the path as called could carry personal data, and is out. */
const accessLogFields = {
  requestId: "$context.requestId",
  requestTime: "$context.requestTime",
  routeKey: "$context.routeKey",
  status: "$context.status",
  responseLatencyMs: "$context.responseLatency",
  integrationError: "$context.integrationErrorMessage",
};
