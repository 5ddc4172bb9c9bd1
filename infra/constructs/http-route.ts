import { Duration, Validations } from "aws-cdk-lib";
import {
  HttpRoute as ApiGatewayRoute,
  HttpMethod,
  HttpRouteKey,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { Operation } from "../../shared/domain/access/operation.ts";
import { ImpactAlarm } from "./impact-alarm.ts";
import type { EnvironmentSchema, PortalFunction } from "./portal-function.ts";
import type { PortalPlatform } from "./portal-platform.ts";

type HttpRouteProps = {
  readonly platform: PortalPlatform;
  /** The call of the API that it is, as the function itself knows it. */
  readonly operation: Operation;
  readonly function: PortalFunction<EnvironmentSchema>;
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
  private readonly dimensions: Record<string, string>;

  constructor(scope: Construct, id: string, props: HttpRouteProps) {
    super(scope, id);
    const { platform, operation, impact } = props;
    const { path } = operation;
    const method = HttpMethod[operation.method];
    if (operation.access.kind !== "public") props.function.allowCallProtection();
    const route = new ApiGatewayRoute(this, "Route", {
      httpApi: platform.api,
      routeKey: HttpRouteKey.with(path, method),
      integration: integrationOf(props.function),
    });
    Validations.of(route).acknowledge({
      id: "AwsSolutions-APIG4",
      reason: props.openReason ?? verifiedInside,
    });
    this.dimensions = {
      ApiId: platform.api.apiId,
      Stage: "$default",
      Resource: path,
      Method: method,
    };
    const { alarm } = new ImpactAlarm(this, "ServerErrors", {
      platform,
      impact,
      runbookHeading: "Errori delle funzioni online",
      metric: this.metric("5xx", "Sum"),
      threshold: 0,
    });
    props.function.rollsBackOn(alarm);
  }

  /** What API Gateway measures of this route, e.g. `Count`, `5xx` or `Latency`. */
  metric(metricName: string, statistic: string, period = Duration.minutes(5)): Metric {
    const { dimensions: dimensionsMap } = this;
    return new Metric({
      namespace: "AWS/ApiGateway",
      metricName,
      dimensionsMap,
      statistic,
      period,
    });
  }
}

const integrations = new WeakMap<PortalFunction<EnvironmentSchema>, HttpLambdaIntegration>();

/** One for all routes that a function answers: it is made with the first of them. */
function integrationOf(called: PortalFunction<EnvironmentSchema>): HttpLambdaIntegration {
  const known = integrations.get(called);
  const integration = known ?? new HttpLambdaIntegration("Integration", called.target);
  integrations.set(called, integration);
  return integration;
}
