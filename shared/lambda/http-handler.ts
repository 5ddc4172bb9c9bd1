import middy from "@middy/core";
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from "aws-lambda";
import { it } from "zod/locales";
import * as z from "zod/mini";
import type { Caller } from "../domain/access/caller.ts";
import { judgeAccess } from "../domain/access/judge-access.ts";
import type { Operation } from "../domain/access/operation.ts";
import { createTokenVerifier, type JwtSettings, presentedToken } from "./access.ts";
import { readEnvironment } from "./environment.ts";
import { toGatewayResult } from "./gateway-result.ts";
import type { HttpResult } from "./http-result.ts";
import type { HttpRequest, Route } from "./http-route.ts";
import { lazy } from "./lazy.ts";
import { count, describeError, logger, observed } from "./observability.ts";
import { forbidden, notFound, problemResult, unauthorized, unexpected } from "./problem.ts";

/**
 * The calls of the API that one function answers. Where no call asks for a token, the function
 * knows nothing of how tokens are verified.
 */
type HttpFunction<Environment, Dependencies> = {
  readonly dependencies: (environment: Environment) => Dependencies;
  readonly routes: readonly Route<Dependencies>[];
} & (
  | { readonly tokens: "none"; readonly environment: z.core.$ZodType<Environment> }
  | {
      readonly tokens?: undefined;
      readonly environment: z.core.$ZodType<Environment & JwtSettings>;
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
    identify: identifierOf(httpFunction),
    dependencies: httpFunction.dependencies(readEnvironment(httpFunction.environment)),
  }));
  const answer = async (event: APIGatewayProxyEventV2): Promise<HttpResult> => {
    const route = routeOf(httpFunction.routes, event.routeKey);
    const { identify, dependencies } = wiring();
    const caller = route.operation.access.kind === "public" ? undefined : await identify(event);
    const refusal = refusalOf(route.operation, caller, event.pathParameters?.["fiscalCode"]);
    if (refusal !== undefined) return refusal;
    return route.answer(requestOf(event, caller), dependencies);
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

type Identify = (event: APIGatewayProxyEventV2) => Promise<Caller | undefined>;

function identifierOf<Environment, Dependencies>(
  httpFunction: HttpFunction<Environment, Dependencies>,
): Identify {
  if (httpFunction.tokens === "none") return async () => undefined;
  const verify = createTokenVerifier(readEnvironment(httpFunction.environment));
  return async (event) => verify(presentedToken(event));
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

function refusalOf(
  { access }: Operation,
  caller: Caller | undefined,
  organizationInPath: string | undefined,
): HttpResult | undefined {
  switch (judgeAccess(access, caller, organizationInPath)) {
    case "granted":
      return undefined;
    case "unauthenticated":
      return problemResult(unauthorized, { "www-authenticate": "Bearer" });
    case "hidden":
      return problemResult(notFound);
    case "forbidden":
      return problemResult(forbidden);
  }
}

function requestOf(event: APIGatewayProxyEventV2, caller: Caller | undefined): HttpRequest {
  const { pathParameters = {}, queryStringParameters = {}, headers, cookies = [] } = event;
  const { body = "", isBase64Encoded } = event;
  return {
    caller,
    parameters: pathParameters,
    query: queryStringParameters,
    headers,
    cookies,
    body: isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body,
  };
}
