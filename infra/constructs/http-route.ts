import { Duration, Validations } from "aws-cdk-lib";
import {
  HttpRoute as ApiGatewayRoute,
  type HttpMethod,
  HttpRouteKey,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { ImpactAlarm } from "./impact-alarm.ts";
import type { PortalPlatform } from "./portal-platform.ts";

type HttpRouteProps = {
  readonly platform: PortalPlatform;
  readonly method: HttpMethod;
  /** With its variables, e.g. `/v1/organizations/{fiscalCode}`. */
  readonly path: `/${string}`;
  readonly function: IFunction;
  /** One Italian sentence: who is harmed and how, while this route answers with errors. */
  readonly impact: string;
  /** Why API Gateway asks nobody for a token; the usual reason where it is left out. */
  readonly openReason?: string;
};

const verifiedInside =
  "Ogni funzione verifica da sé il token: l'ente del percorso dev'essere quello del token, " +
  "e un ente altrui deve risultare inesistente (404), cosa che un authorizer non sa fare.";

/** A route of the API, answered by one function, with an alarm on its answers 5xx. */
export class HttpRoute extends Construct {
  constructor(scope: Construct, id: string, props: HttpRouteProps) {
    super(scope, id);
    const { platform, method, path, impact } = props;
    const route = new ApiGatewayRoute(this, "Route", {
      httpApi: platform.api,
      routeKey: HttpRouteKey.with(path, method),
      integration: new HttpLambdaIntegration("Integration", props.function),
    });
    Validations.of(route).acknowledge({
      id: "AwsSolutions-APIG4",
      reason: props.openReason ?? verifiedInside,
    });
    new ImpactAlarm(this, "ServerErrors", {
      platform,
      impact,
      runbookHeading: "Errori delle funzioni online",
      metric: new Metric({
        namespace: "AWS/ApiGateway",
        metricName: "5xx",
        dimensionsMap: {
          ApiId: platform.api.apiId,
          Stage: "$default",
          Resource: path,
          Method: method,
        },
        statistic: "Sum",
        period: Duration.minutes(5),
      }),
      threshold: 0,
    });
  }
}
