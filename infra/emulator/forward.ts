import * as http from "node:http";
import * as https from "node:https";
import { buffer } from "node:stream/consumers";
import { type HttpAnswer, messageAnswer } from "../local/http/api-response.ts";
import type { FrontServerParts } from "../local/http/front-server.ts";
import { readBodyUpTo } from "../local/http/read-body.ts";

/** Payload quota of an HTTP API (API Gateway quotas: 10 MB). */
const requestBytesMax = 10 * 1024 * 1024;

/** Between two hops only (RFC 9110 §7.6.1); the others are handed on as they came. */
const hopHeaders = new Set(["connection", "keep-alive", "transfer-encoding", "upgrade", "te"]);

type ApiCall = {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Hands each request on to the API as it was deployed. */
export function forwardTo(api: URL): FrontServerParts["api"] {
  return async (request, url) => {
    const body = await readBodyUpTo(request, requestBytesMax);
    if (body === undefined) return messageAnswer(413, "Request Entity Too Large");
    const { method = "GET", headers } = request;
    return callApi(api, { method, path: `${url.pathname}${url.search}`, headers, body });
  };
}

/**
 * One call of an API of an emulator, which tells its APIs by a host name that on this machine only
 * the emulator knows: so it is named in the header, and the call goes to loopback.
 */
export async function callApi(api: URL, call: ApiCall): Promise<HttpAnswer> {
  const { method, path, headers, body } = call;
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
  const { request } = api.protocol === "https:" ? https : http;
  request({
    host: "127.0.0.1",
    port: api.port,
    servername: "localhost",
    method,
    path: `${api.pathname.replace(/\/$/u, "")}${path}`,
    headers: { ...endToEnd(headers), host: api.host, "content-length": body.byteLength },
  })
    .once("response", resolve)
    .once("error", reject)
    .end(body);
  const answer = await promise;
  return {
    status: answer.statusCode ?? 502,
    headers: endToEnd(answer.headers),
    body: await buffer(answer),
  };
}

function endToEnd(headers: http.IncomingHttpHeaders): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !hopHeaders.has(name)) kept[name] = value;
  }
  return kept;
}
