import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { HttpResult } from "./http-result.ts";

/** An answer as API Gateway wants it (payload format 2.0); kept by nobody unless it says so. */
export function toGatewayResult(result: HttpResult): APIGatewayProxyStructuredResultV2 {
  const { status, headers = {}, cookies, body } = result;
  const common = {
    statusCode: status,
    headers: { "cache-control": "no-store", ...headers },
    ...(cookies !== undefined && { cookies: [...cookies] }),
  };
  if (body === undefined) return common;
  if (typeof body === "string") return { ...common, body };
  return { ...common, body: Buffer.from(body).toString("base64"), isBase64Encoded: true };
}
