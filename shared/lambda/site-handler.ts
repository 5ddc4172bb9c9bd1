import middy from "@middy/core";
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from "aws-lambda";
import { it } from "zod/locales";
import * as z from "zod/mini";
import { readEnvironment } from "./environment.ts";
import { toGatewayResult } from "./gateway-result.ts";
import type { HttpResult } from "./http-result.ts";
import { lazy } from "./lazy.ts";
import { count, describeError, logger, observed } from "./observability.ts";
import { problemResult, unexpected } from "./problem.ts";

/** A request as it came, for a function that answers many addresses by itself. */
export type SiteRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[] | undefined;
  /** Who has opened the connection to the API: see `VisitorGuard`. */
  readonly sourceIp: string;
  readonly body: string;
  readonly remainingMs: () => number;
};

type Site<Environment, Dependencies> = {
  readonly environment: z.core.$ZodType<Environment>;
  readonly dependencies: (environment: Environment) => Dependencies;
  readonly answer: (request: SiteRequest, dependencies: Dependencies) => Promise<HttpResult>;
};

// What no schema says in its own words is said in Italian too.
z.config(it());

/**
 * A small site as one Lambda: pages and calls that belong together, with an access rule of their
 * own. Whatever is thrown becomes a 500 problem that tells nothing of the inside.
 */
export function siteHandler<Environment, Dependencies>(site: Site<Environment, Dependencies>) {
  const wiring = lazy(() => site.dependencies(readEnvironment(site.environment)));
  const answer = async (event: APIGatewayProxyEventV2, context: Context): Promise<HttpResult> =>
    site.answer(
      {
        method: event.requestContext.http.method,
        path: event.rawPath,
        query: event.queryStringParameters ?? {},
        headers: event.headers,
        cookies: event.cookies,
        sourceIp: event.requestContext.http.sourceIp,
        body: bodyOf(event),
        remainingMs: () => context.getRemainingTimeInMillis(),
      },
      wiring(),
    );
  const handler = async (
    event: APIGatewayProxyEventV2,
    context: Context,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    const result = await answer(event, context).catch((error: unknown) => {
      logger.error("request failed", { failure: describeError(error) });
      return problemResult(unexpected);
    });
    count(`http${Math.floor(result.status / 100)}xx`);
    return toGatewayResult(result);
  };
  return middy(handler).use(observed);
}

function bodyOf({ body = "", isBase64Encoded }: APIGatewayProxyEventV2): string {
  return isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
}
