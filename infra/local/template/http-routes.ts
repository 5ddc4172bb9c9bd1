import * as z from "zod";
import type { RoutePlan } from "./cloud-plan.ts";
import { functionNameOf } from "./resource-identity.ts";
import type { ResolvableResource } from "./stack-scope.ts";

/** Integration time-out of an HTTP API when the template gives none (API Gateway quotas). */
const integrationTimeoutMsDefault = 30_000;

const integrationSchema = z.object({
  IntegrationType: z.literal("AWS_PROXY"),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal("2.0"),
  TimeoutInMillis: z.number().default(integrationTimeoutMsDefault),
});

const routeSchema = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  // The functions verify the token themselves; an authorizer here would be silently skipped.
  AuthorizationType: z.literal("NONE").default("NONE"),
});

/** Routes of the HTTP APIs, each joined to the function that its integration invokes. */
export function routesIn(resources: readonly ResolvableResource[]): readonly RoutePlan[] {
  const integrations = new Map(
    resources
      .filter(({ type }) => type === "AWS::ApiGatewayV2::Integration")
      .map((resource) => [
        `${resource.stackName}/integrations/${resource.identity().reference}`,
        integrationSchema.parse(resource.properties(Object.keys(integrationSchema.shape))),
      ]),
  );
  return resources
    .filter(({ type }) => type === "AWS::ApiGatewayV2::Route")
    .map((resource) => {
      const route = routeSchema.parse(resource.properties(Object.keys(routeSchema.shape)));
      const integration = integrations.get(`${resource.stackName}/${route.Target}`);
      if (integration === undefined) {
        throw new Error(`La rotta ${route.RouteKey} non ha una integrazione`);
      }
      return {
        routeKey: route.RouteKey,
        functionName: functionNameOf(integration.IntegrationUri),
        timeoutMs: integration.TimeoutInMillis,
      };
    });
}
