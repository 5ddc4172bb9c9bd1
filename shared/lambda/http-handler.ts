import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import * as z from "zod";
import { it } from "zod/locales";
import { createTokenVerifier, type JwtSettings, judgeAccess, type RouteAccess } from "./access.ts";
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

export type RouteInput<Parameters, Body> = {
  readonly parameters: Parameters;
  readonly body: Body;
  /** The caller's `Accept` header, lower case; empty when it sent none. */
  readonly accept: string;
};

type Route<Environment extends JwtSettings, Parameters, Body, Dependencies, Outcome> = {
  readonly environment: z.ZodType<Environment>;
  readonly access: RouteAccess;
  readonly parameters: z.ZodType<Parameters>;
  readonly body: z.ZodType<Body>;
  readonly dependencies: (environment: Environment) => Dependencies;
  readonly useCase: (
    input: RouteInput<Parameters, Body>,
    dependencies: Dependencies,
  ) => Promise<Outcome>;
  readonly respond: (outcome: Outcome) => HttpResult;
};

// What no schema says in its own words is said in Italian too.
z.config(it());

const bodyBytesMax = 6_000_000;

/**
 * One HTTP route as a Lambda: verifies the caller, parses what it sent, runs the use case, maps
 * its outcome. Whatever is thrown becomes a 500 problem that tells nothing of the inside.
 */
export function httpHandler<
  Environment extends JwtSettings,
  Parameters,
  Body,
  Dependencies,
  Outcome,
>(route: Route<Environment, Parameters, Body, Dependencies, Outcome>) {
  const wiring = lazy(() => {
    const environment = readEnvironment(route.environment);
    return {
      verify: createTokenVerifier(environment),
      dependencies: route.dependencies(environment),
    };
  });
  const answer = async (event: APIGatewayProxyEventV2): Promise<HttpResult> => {
    const { verify, dependencies } = wiring();
    const caller = await verify(event.headers["authorization"]);
    const verdict = judgeAccess(route.access, caller, event.pathParameters?.["fiscalCode"]);
    if (verdict === "unauthenticated") {
      return problemResult(unauthorized, { "www-authenticate": "Bearer" });
    }
    if (verdict === "hidden") return problemResult(notFound);
    const parameters = route.parameters.safeParse(event.pathParameters ?? {});
    if (!parameters.success) return problemResult(notFound);
    const body = route.body.safeParse(readJson(event));
    if (!body.success) return problemResult(invalidRequest(fieldErrors(body.error)));
    const input = {
      parameters: parameters.data,
      body: body.data,
      accept: (event.headers["accept"] ?? "").toLowerCase(),
    };
    return route.respond(await route.useCase(input, dependencies));
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

function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({
    pointer: `/${issue.path.map(String).join("/")}`,
    detail: issue.message,
  }));
}
