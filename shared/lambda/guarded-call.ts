import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { CallAllowance, CallProtection } from "../domain/access/call-protection.ts";
import type { Caller } from "../domain/access/caller.ts";
import { judgeAccess } from "../domain/access/judge-access.ts";
import { presentedToken, type TokenVerifier } from "./access.ts";
import type { HttpResult } from "./http-result.ts";
import type { Route } from "./http-route.ts";
import { count, describeError, logger } from "./observability.ts";
import { forbidden, notFound, problemResult, tooManyCalls, unauthorized } from "./problem.ts";
import { runOnce } from "./repeatable-call.ts";

/** What stands before the calls that ask for a token. */
export type Guard = {
  readonly verify: TokenVerifier;
  readonly protection: CallProtection;
  readonly callsPerMinute: number;
};

type GuardedCall = {
  readonly event: APIGatewayProxyEventV2;
  readonly route: Pick<Route<unknown>, "operation" | "hasSecretAnswer">;
  readonly run: (caller: Caller) => Promise<HttpResult>;
};

/** Lets a call in whose caller is known, has calls left and may make it. */
export async function guardedCall(
  call: GuardedCall,
  { verify, protection, callsPerMinute }: Guard,
  now: Date,
): Promise<HttpResult> {
  const caller = await verify(presentedToken(call.event));
  if (caller === undefined) return problemResult(unauthorized, { "www-authenticate": "Bearer" });
  const allowance = await protection.takeCall(caller, { callsPerMinute, now }).catch(noteUncounted);
  if (allowance === undefined) return judgedCall(call, caller, { protection, now });
  const left = allowanceHeaders(allowance);
  if (allowance.outcome === "exceeded") {
    return problemResult(tooManyCalls, { ...left, "retry-after": `${allowance.resetSeconds}` });
  }
  const result = await judgedCall(call, caller, { protection, now });
  return { ...result, headers: { ...result.headers, ...left } };
}

/** Better to let somebody call too often than to keep everybody out. */
function noteUncounted(error: unknown): undefined {
  count("callAllowanceFailed");
  logger.error("a call was not counted", { failure: describeError(error) });
}

function allowanceHeaders({ limit, remaining, resetSeconds }: CallAllowance) {
  return {
    "ratelimit-limit": String(limit),
    "ratelimit-remaining": String(remaining),
    "ratelimit-reset": String(resetSeconds),
  };
}

type Means = { readonly protection: CallProtection; readonly now: Date };

async function judgedCall(
  call: GuardedCall,
  caller: Caller,
  { protection, now }: Means,
): Promise<HttpResult> {
  const { event, route } = call;
  const { access, method, path } = route.operation;
  switch (judgeAccess(access, caller, event.pathParameters?.["fiscalCode"])) {
    case "granted":
      break;
    case "unauthenticated":
      return problemResult(unauthorized, { "www-authenticate": "Bearer" });
    case "hidden":
      await protection.readDecoy();
      return problemResult(notFound);
    case "forbidden":
      return problemResult(forbidden);
  }
  const key = method === "POST" ? event.headers["idempotency-key"] : undefined;
  const run = () => call.run(caller);
  if (key === undefined) return run();
  const { rawPath, rawQueryString, body = "" } = event;
  const keyedCall = {
    owner: caller,
    operation: `${method} ${path}`,
    key,
    request: [method, rawPath, rawQueryString, body],
    hasSecretAnswer: route.hasSecretAnswer,
    run,
  };
  return runOnce(keyedCall, protection, now);
}
