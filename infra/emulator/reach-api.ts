import type { LambdaClient } from "@aws-sdk/client-lambda";
import { createApiGateway } from "../local/http/api-gateway.ts";
import type { FrontServerParts } from "../local/http/front-server.ts";
import type { CloudPlan } from "../local/template/cloud-plan.ts";
import { callApi, forwardTo } from "./forward.ts";
import { invokeThrough } from "./invoke-function.ts";

export type ReachedApi = {
  /** Whether the endpoint serves the HTTP API of the template, or functions only. */
  readonly through: "HTTP API" | "Lambda Invoke";
  readonly api: FrontServerParts["api"];
};

/**
 * The way to the deployed API. Some emulators take an HTTP API in a template, say that it was
 * created, and serve none: so one of its routes is asked, and where nobody answers the functions
 * are invoked one by one.
 */
export async function reachApi(
  address: string | undefined,
  { plan, lambda }: { readonly plan: CloudPlan; readonly lambda: LambdaClient },
): Promise<ReachedApi> {
  if (address !== undefined && URL.canParse(address)) {
    const api = forwardTo(new URL(address));
    if (await isServed(new URL(address))) return { through: "HTTP API", api };
  }
  const api = createApiGateway(plan, invokeThrough(lambda));
  return { through: "Lambda Invoke", api };
}

/** A route open to anybody, whose errors are written by our function and by nobody else. */
const openPath = "/v1/receipt-verifications/prova";

async function isServed(api: URL): Promise<boolean> {
  const call = { method: "GET", path: openPath, headers: {}, body: Buffer.alloc(0) };
  const answer = await callApi(api, call).catch(() => undefined);
  return String(answer?.headers["content-type"]).startsWith("application/problem+json");
}
