import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { InvocationOutcome, InvokeFunction } from "../lambda/invocation.ts";
import type { CloudPlan } from "../template/cloud-plan.ts";
import { apiEventOf } from "./api-event.ts";
import { apiAnswerOf, type HttpAnswer, messageAnswer } from "./api-response.ts";
import { createCrossOrigin } from "./cross-origin.ts";
import { readBodyUpTo } from "./read-body.ts";
import { createRouteTable } from "./route-table.ts";

/** Payload quota of an HTTP API (API Gateway quotas: 10 MB). */
const requestBytesMax = 10 * 1024 * 1024;

/**
 * Serves the HTTP API of the template: route, Lambda proxy event, answer, what pages of other
 * origins may do, and the errors that API Gateway itself gives (404, 413, 500 for a failed
 * function, 503 for a throttled or slow one).
 */
export function createApiGateway(
  { routes, crossOrigin }: Pick<CloudPlan, "routes" | "crossOrigin">,
  invoke: InvokeFunction,
): (request: IncomingMessage, url: URL) => Promise<HttpAnswer> {
  const findRoute = createRouteTable(routes);
  const pages = createCrossOrigin(crossOrigin);
  const call = async (request: IncomingMessage, url: URL): Promise<HttpAnswer> => {
    const path = decodedPath(url.pathname);
    const match = findRoute(request.method ?? "GET", path);
    if (match === undefined) {
      request.resume();
      return messageAnswer(404, "Not Found");
    }
    const body = await readBodyUpTo(request, requestBytesMax);
    if (body === undefined) {
      return messageAnswer(413, "Request Entity Too Large");
    }
    const requestId = randomUUID();
    const event = apiEventOf({ request, url, path, body, requestId }, match);
    const { functionName, timeoutMs } = match.route;
    const result = await withinTimeout(
      invoke(functionName, { payload: JSON.stringify(event), whenBusy: "throttle" }),
      timeoutMs,
    );
    const answer = result === undefined ? serviceUnavailable() : answerOf(result);
    return { ...answer, headers: { ...answer.headers, "apigw-requestid": requestId } };
  };
  return async (request, url) => {
    const preflight = pages.preflight(request);
    return preflight ?? pages.mark(request, await call(request, url));
  };
}

/** An HTTP API decodes a path once, before it chooses the route. */
function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function answerOf(result: InvocationOutcome): HttpAnswer {
  switch (result.outcome) {
    case "succeeded":
      return apiAnswerOf(result.payload);
    case "throttled":
      return serviceUnavailable();
    case "failed":
      return result.error.errorType === "RequestTooLarge"
        ? messageAnswer(413, "Request Entity Too Large")
        : messageAnswer(500, "Internal Server Error");
    case "timedOut":
      return messageAnswer(500, "Internal Server Error");
  }
}

function serviceUnavailable(): HttpAnswer {
  return messageAnswer(503, "Service Unavailable");
}

/** The function goes on after the integration time-out, as on AWS; only its answer is lost. */
async function withinTimeout(
  result: Promise<InvocationOutcome>,
  timeoutMs: number,
): Promise<InvocationOutcome | undefined> {
  const cancel = new AbortController();
  const timeout = delay(timeoutMs, undefined, { signal: cancel.signal }).catch(() => undefined);
  try {
    return await Promise.race([result, timeout]);
  } finally {
    cancel.abort();
  }
}
