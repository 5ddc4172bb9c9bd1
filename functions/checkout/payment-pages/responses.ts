import type { HttpResult } from "../../../shared/lambda/http-result.ts";
import type { PageReply } from "./page-reply.ts";

export function toHttpResult(reply: PageReply): HttpResult {
  switch (reply.reply) {
    case "page":
      return {
        status: reply.status,
        headers: {
          "content-type": "text/html; charset=utf-8",
          ...pageHeaders(reply.formTargets),
          ...(reply.retrySeconds !== undefined && { "retry-after": String(reply.retrySeconds) }),
        },
        body: `<!DOCTYPE html>\n${reply.html.html}`,
      };
    case "redirect":
      return {
        status: 303,
        headers: { location: reply.location, "referrer-policy": "no-referrer" },
      };
    case "asset":
      return {
        status: 200,
        headers: {
          "content-type": reply.contentType,
          "cache-control": "public, max-age=86400",
          "x-content-type-options": "nosniff",
        },
        body: reply.content,
      };
  }
}

/**
 * Pages run one script of ours and nothing else; forms lead here and on to Checkout, for browsers
 * hold the redirects of a form against the page's policy. Nobody frames them, and their addresses,
 * which hold keys of carts, go to no other site.
 */
function pageHeaders(formTargets: readonly string[] = []): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    ["form-action 'self'", ...formTargets].join(" "),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "cache-control": "no-store",
    "content-security-policy": policy.join("; "),
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}
