import type { HttpResult } from "../../../shared/lambda/http-result.ts";
import { notFound, problemResult } from "../../../shared/lambda/problem.ts";
import type { ShowDescriptionOutcome } from "./show-description.ts";

/** A new release is seen within some minutes; asking again costs next to nothing. */
const keptByAll = { "cache-control": "public, max-age=300" };

/** Pages run nothing, load nothing, send nothing and are framed by nobody. */
const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

export function respondOpenApi(result: ShowDescriptionOutcome): HttpResult {
  // Anybody's tools may read it from a page of theirs.
  const headers = { "content-type": "application/json; charset=utf-8" };
  return respond(result, { ...headers, "access-control-allow-origin": "*" });
}

export function respondPage(result: ShowDescriptionOutcome | undefined): HttpResult {
  return result === undefined ? problemResult(notFound) : respond(result, pageHeaders);
}

function respond(
  result: ShowDescriptionOutcome,
  headers: Readonly<Record<string, string>>,
): HttpResult {
  const cached = { ...keptByAll, etag: result.tag };
  return result.outcome === "unchanged"
    ? { status: 304, headers: cached }
    : { status: 200, headers: { ...headers, ...cached }, body: result.text };
}
