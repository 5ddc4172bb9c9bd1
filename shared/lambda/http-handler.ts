import middy from "@middy/core";
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from "aws-lambda";
import { it } from "zod/locales";
import * as z from "zod/mini";
import type { CallProtection } from "../domain/access/call-protection.ts";
import type { Caller } from "../domain/access/caller.ts";
import { createTokenVerifier } from "./access.ts";
import { readEnvironment } from "./environment.ts";
import { toGatewayResult } from "./gateway-result.ts";
import type { GuardSettings } from "./guard-variables.ts";
import { type Guard, guardedCall } from "./guarded-call.ts";
import type { HttpResult } from "./http-result.ts";
import type { HttpRequest, Route } from "./http-route.ts";
import { lazy } from "./lazy.ts";
import { count, describeError, logger, observed } from "./observability.ts";
import { problemResult, unexpected } from "./problem.ts";
import { cookiesOf } from "./request-cookies.ts";
import { refusalOf, type VisitorGuard } from "./visitor-refusal.ts";

/**
 * The calls of the API that one function answers. Where no call asks for a token, the function
 * knows nothing of how tokens are verified; where one does, its callers are counted.
 */
type HttpFunction<Environment, Dependencies> = {
  readonly dependencies: (environment: Environment) => Dependencies;
  readonly routes: readonly Route<Dependencies>[];
  /** Where a public route says how its calls count. */
  readonly visitors?: (environment: Environment) => VisitorGuard;
} & (
  | { readonly tokens: "none"; readonly environment: z.core.$ZodType<Environment> }
  | {
      readonly tokens?: undefined;
      readonly environment: z.core.$ZodType<Environment & GuardSettings>;
      readonly protection: (environment: Environment) => CallProtection;
    }
);

// What no schema says in its own words is said in Italian too.
z.config(it());

type HttpLambda = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * Some calls of the API as a Lambda: verifies the caller, parses what it sent, runs the use case,
 * maps its outcome. Whatever is thrown becomes a 500 problem that tells nothing of the inside.
 */
export function httpHandler<Environment, Dependencies>(
  httpFunction: HttpFunction<Environment, Dependencies>,
): HttpLambda {
  const wiring = lazy(() => ({
    guard: guardOf(httpFunction),
    visitors: httpFunction.visitors?.(readEnvironment(httpFunction.environment)),
    dependencies: httpFunction.dependencies(readEnvironment(httpFunction.environment)),
  }));
  const answer = async (event: APIGatewayProxyEventV2): Promise<HttpResult> => {
    const route = routeOf(httpFunction.routes, event.routeKey);
    const { guard, visitors, dependencies } = wiring();
    const run = (caller?: Caller) => route.answer(requestOf(event, caller), dependencies);
    if (route.operation.access.kind === "public") {
      return (await turnedAway(event, route, visitors)) ?? run();
    }
    if (guard === undefined) throw new Error(`${event.routeKey} asks for a token, unguarded`);
    return guardedCall({ event, route, run }, guard, new Date());
  };
  const handler = async (
    event: APIGatewayProxyEventV2,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    const result = await answer(event).catch((error: unknown) => {
      logger.error("request failed", { failure: describeError(error) });
      return problemResult(unexpected);
    });
    count(`http${Math.floor(result.status / 100)}xx`);
    return toGatewayResult(result);
  };
  return middy(handler).use(observed);
}

async function turnedAway(
  event: APIGatewayProxyEventV2,
  { visit }: Pick<Route<never>, "visit">,
  visitors: VisitorGuard | undefined,
): Promise<HttpResult | undefined> {
  if (visit === undefined) return undefined;
  if (visitors === undefined) throw new Error(`${event.routeKey} counts its calls, unguarded`);
  const { headers, cookies } = event;
  const { sourceIp } = event.requestContext.http;
  return refusalOf(await visitors.of({ sourceIp, headers, cookies }).admit(visit, new Date()));
}

function guardOf<Environment, Dependencies>(
  httpFunction: HttpFunction<Environment, Dependencies>,
): Guard | undefined {
  if (httpFunction.tokens === "none") return undefined;
  const environment = readEnvironment(httpFunction.environment);
  return {
    verify: createTokenVerifier(environment),
    protection: httpFunction.protection(environment),
    callsPerMinute: environment.CLIENT_CALLS_PER_MINUTE,
  };
}

function routeOf<Dependencies>(routes: readonly Route<Dependencies>[], routeKey: string) {
  const [only, ...others] = routes;
  const found = routes.find(
    ({ operation }) => `${operation.method} ${operation.path}` === routeKey,
  );
  const route = found ?? (others.length === 0 ? only : undefined);
  if (route === undefined) throw new Error(`no call of the API is ${routeKey}`);
  return route;
}

function requestOf(event: APIGatewayProxyEventV2, caller: Caller | undefined): HttpRequest {
  const { pathParameters = {}, queryStringParameters = {}, headers } = event;
  const { body = "", isBase64Encoded } = event;
  return {
    caller,
    parameters: pathParameters,
    query: queryStringParameters,
    headers,
    cookies: cookiesOf(event),
    body: isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body,
  };
}
