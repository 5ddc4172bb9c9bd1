import { RemovalPolicy } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { StageSettings } from "../stages.ts";

/** The one HTTP API of the portal: throttled, measured route by route, with an access log. */
export class PortalApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { settings }: { readonly settings: StageSettings }) {
    super(scope, id);
    this.api = new HttpApi(this, "HttpApi", {
      apiName: `portale-${settings.name}`,
      createDefaultStage: false,
    });
    const accessLogs = new LogGroup(this, "AccessLogs", {
      // With this prefix AWS does not write a policy for each log group, which has a size limit.
      logGroupName: `/aws/vendedlogs/portale-${settings.name}-api`,
      retention: settings.logRetentionDays,
      removalPolicy: settings.protectsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    new HttpStage(this, "DefaultStage", {
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
  }
}

/** Route and outcome of each request; the path as called could carry personal data, and is out. */
const accessLogFields = {
  requestId: "$context.requestId",
  requestTime: "$context.requestTime",
  routeKey: "$context.routeKey",
  status: "$context.status",
  responseLatencyMs: "$context.responseLatency",
  integrationError: "$context.integrationErrorMessage",
};
