import middy from "@middy/core";
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from "aws-lambda";
import { it } from "zod/locales";
import * as z from "zod/mini";
import {
  type AccessVerdict,
  createTokenVerifier,
  type JwtSettings,
  judgeAccess,
  type RouteAccess,
} from "./access.ts";
import { readEnvironment } from "./environment.ts";
import { toGatewayResult } from "./gateway-result.ts";
import type { HttpResult } from "./http-result.ts";
import { lazy } from "./lazy.ts";
import { count, describeError, logger, observed } from "./observability.ts";
import {
  type FieldError,
  invalidRequest,
  notFound,
  problemResult,
  unauthorized,
  unexpected,
} from "./problem.ts";

type RouteInput<Parameters, Body> = {
  readonly parameters: Parameters;
  readonly body: Body;
  /** The caller's `Accept` header, lower case; empty when it sent none. */
  readonly accept: string;
};

/** Who may call: whoever has the right token or, where it is `public`, anybody. */
type Door<Environment> =
  | { readonly access: "public"; readonly environment: z.core.$ZodType<Environment> }
  | {
      readonly access: RouteAccess;
      readonly environment: z.core.$ZodType<Environment & JwtSettings>;
    };

type Route<Environment, Parameters, Body, Dependencies, Outcome, More = unknown> = {
  readonly parameters: z.core.$ZodType<Parameters>;
  readonly body: z.core.$ZodType<Body>;
  readonly dependencies: (environment: Environment) => Dependencies;
  readonly useCase: (
    input: RouteInput<Parameters, Body> & More,
    dependencies: Dependencies,
  ) => Promise<Outcome>;
  readonly respond: (outcome: Outcome) => HttpResult;
} & Door<Environment>;

type QueryRoute<Environment, Parameters, Query, Body, Dependencies, Outcome> = Route<
  Environment,
  Parameters,
  Body,
  Dependencies,
  Outcome,
  { readonly query: Query }
> & {
  /** What may follow the "?": each name once, several values joined by commas. */
  readonly query: z.core.$ZodType<Query>;
};

// What no schema says in its own words is said in Italian too.
z.config(it());

const bodyBytesMax = 6_000_000;

type HttpLambda = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * One HTTP route as a Lambda: verifies the caller, parses what it sent, runs the use case, maps
 * its outcome. Whatever is thrown becomes a 500 problem that tells nothing of the inside.
 */
export function httpHandler<Environment, Parameters, Query, Body, Dependencies, Outcome>(
  route: QueryRoute<Environment, Parameters, Query, Body, Dependencies, Outcome>,
): HttpLambda;
export function httpHandler<Environment, Parameters, Body, Dependencies, Outcome>(
  route: Route<Environment, Parameters, Body, Dependencies, Outcome>,
): HttpLambda;
export function httpHandler<Environment, Parameters, Query, Body, Dependencies, Outcome>(
  route:
    | QueryRoute<Environment, Parameters, Query, Body, Dependencies, Outcome>
    | Route<Environment, Parameters, Body, Dependencies, Outcome>,
): HttpLambda {
  const answer = "query" in route ? answering(route) : answering({ ...route, query: z.unknown() });
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

function answering<Environment, Parameters, Query, Body, Dependencies, Outcome>(
  route: QueryRoute<Environment, Parameters, Query, Body, Dependencies, Outcome>,
) {
  const wiring = lazy(() => ({
    judge: judgeOf(route),
    dependencies: route.dependencies(readEnvironment(route.environment)),
  }));
  return async (event: APIGatewayProxyEventV2): Promise<HttpResult> => {
    const { judge, dependencies } = wiring();
    const verdict = await judge(event);
    if (verdict === "unauthenticated") {
      return problemResult(unauthorized, { "www-authenticate": "Bearer" });
    }
    if (verdict === "hidden") return problemResult(notFound);
    const parameters = z.safeParse(route.parameters, event.pathParameters ?? {});
    if (!parameters.success) return problemResult(notFound);
    const query = z.safeParse(route.query, event.queryStringParameters ?? {});
    if (!query.success) return problemResult(invalidRequest(fieldErrors(query.error)));
    const body = z.safeParse(route.body, readJson(event));
    if (!body.success) return problemResult(invalidRequest(fieldErrors(body.error)));
    const input = {
      parameters: parameters.data,
      query: query.data,
      body: body.data,
      accept: (event.headers["accept"] ?? "").toLowerCase(),
    };
    return route.respond(await route.useCase(input, dependencies));
  };
}

/** A door that asks for no token knows nothing of how tokens are verified. */
function judgeOf<Environment>(
  door: Door<Environment>,
): (event: APIGatewayProxyEventV2) => Promise<AccessVerdict> {
  if (door.access === "public") return async () => "granted";
  const { access } = door;
  const verify = createTokenVerifier(readEnvironment(door.environment));
  return async ({ headers, pathParameters }) =>
    judgeAccess(access, await verify(headers["authorization"]), pathParameters?.["fiscalCode"]);
}

function readJson(event: APIGatewayProxyEventV2): unknown {
  const { body, isBase64Encoded } = event;
  if (body === undefined || body === "" || body.length > bodyBytesMax) return undefined;
  const text = isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldErrors(error: z.core.$ZodError): FieldError[] {
  return error.issues.map((issue) => ({
    pointer: `/${issue.path.map(String).join("/")}`,
    detail: issue.message,
  }));
}
