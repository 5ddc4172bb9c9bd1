import type { IncomingMessage } from "node:http";
import type { CrossOriginPlan } from "../template/cloud-plan.ts";
import type { HttpAnswer } from "./api-response.ts";

/** What the API adds to the answers that pages of other origins ask for. */
export type CrossOrigin = {
  /** The API's own answer to a browser that asks before it calls; `undefined` to other requests. */
  readonly preflight: (request: IncomingMessage) => HttpAnswer | undefined;
  /** The same answer with what the API says; what a function says of it counts nothing. */
  readonly mark: (request: IncomingMessage, answer: HttpAnswer) => HttpAnswer;
};

/**
 * Source: Amazon API Gateway Developer Guide, "Configure CORS for HTTP APIs in API Gateway": the
 * API answers preflights by itself, and puts its own headers in the place of a function's.
 */
export function createCrossOrigin(plan: CrossOriginPlan | undefined): CrossOrigin {
  if (plan === undefined) return { preflight: () => undefined, mark: (_, answer) => answer };
  return {
    preflight(request) {
      const { method, headers } = request;
      const isPreflight =
        method === "OPTIONS" &&
        headers.origin !== undefined &&
        headers["access-control-request-method"] !== undefined;
      if (!isPreflight) return undefined;
      const allowed = isAllowed(plan, request) ? { ...common(plan, request), ...rules(plan) } : {};
      return { status: 204, headers: allowed, body: Buffer.alloc(0) };
    },
    mark(request, answer) {
      const own = Object.entries(answer.headers).filter(
        ([name]) => !name.startsWith("access-control-"),
      );
      const added = isAllowed(plan, request)
        ? { ...common(plan, request), ...listed("expose-headers", plan.answerHeaders) }
        : {};
      return { ...answer, headers: { ...Object.fromEntries(own), ...added } };
    },
  };
}

function isAllowed({ origins }: CrossOriginPlan, { headers: { origin } }: IncomingMessage) {
  return origin !== undefined && (origins.includes(origin) || origins.includes("*"));
}

function common({ allowsCredentials }: CrossOriginPlan, { headers }: IncomingMessage) {
  return {
    "access-control-allow-origin": headers.origin ?? "",
    vary: "Origin",
    ...(allowsCredentials && { "access-control-allow-credentials": "true" }),
  };
}

function rules({ methods, requestHeaders, maxAgeSeconds }: CrossOriginPlan) {
  return {
    ...listed("allow-methods", methods),
    ...listed("allow-headers", requestHeaders),
    ...(maxAgeSeconds !== undefined && { "access-control-max-age": String(maxAgeSeconds) }),
  };
}

function listed(name: string, values: readonly string[]): Record<string, string> {
  return values.length === 0 ? {} : { [`access-control-${name}`]: values.join(",") };
}
