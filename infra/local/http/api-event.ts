import type { IncomingMessage } from "node:http";
import { localAccount } from "../template/resource-identity.ts";
import type { RouteMatch } from "./route-table.ts";

export type ApiRequest = {
  readonly request: IncomingMessage;
  readonly url: URL;
  /** Decoded. */
  readonly path: string;
  readonly body: Buffer;
  readonly requestId: string;
};

const textTypes =
  /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded|.*\+(json|xml)))/;

/**
 * The event an HTTP API hands to a function, payload format version 2.0.
 *
 * Source of the shape: Amazon API Gateway Developer Guide, "Create AWS Lambda proxy integrations
 * for HTTP APIs"; bodies that are not text travel in base64.
 */
export function apiEventOf(call: ApiRequest, match: RouteMatch): object {
  const { request, url, path, body, requestId } = call;
  const { cookie, ...headers } = request.headers;
  const now = new Date();
  const isText = textTypes.test(request.headers["content-type"] ?? "text/plain");
  const query = [...new Set(url.searchParams.keys())].map(
    (name) => [name, url.searchParams.getAll(name).join(",")] as const,
  );
  return {
    version: "2.0",
    routeKey: match.route.routeKey,
    rawPath: path,
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.split("; ") }),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, [value].flat().join(",")]),
    ),
    ...(query.length > 0 && { queryStringParameters: Object.fromEntries(query) }),
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: match.pathParameters }),
    requestContext: {
      accountId: localAccount,
      apiId: "local",
      domainName: url.host,
      domainPrefix: "local",
      http: {
        method: request.method,
        path,
        protocol: "HTTP/1.1",
        sourceIp: request.socket.remoteAddress ?? "127.0.0.1",
        userAgent: request.headers["user-agent"] ?? "",
      },
      requestId,
      routeKey: match.route.routeKey,
      stage: "$default",
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(body.byteLength > 0 && { body: body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: body.byteLength > 0 && !isText,
  };
}
