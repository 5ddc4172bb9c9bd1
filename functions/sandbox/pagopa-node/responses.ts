import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { problemResult } from "../../../shared/lambda/problem.ts";
import type { NodeProblem, Reply } from "./reply.ts";

export function toHttpResult(reply: Reply): HttpResult {
  switch (reply.reply) {
    case "page":
      return {
        status: reply.status,
        headers: { "content-type": "text/html; charset=utf-8", ...pageHeaders(reply.formTargets) },
        body: `<!doctype html>\n${reply.html.html}`,
      };
    case "json":
      return jsonResult(reply.status, reply.body);
    case "problem":
      return reply.instance === undefined
        ? problemResult(reply.problem)
        : checkoutProblem(reply.problem, reply.instance);
    case "redirect":
      return { status: reply.status, headers: { location: reply.location } };
    case "asset":
      return {
        status: 200,
        headers: {
          "content-type": reply.contentType,
          "cache-control": "private, max-age=3600",
          "x-content-type-options": "nosniff",
        },
        body: reply.content,
      };
    case "credentialsWanted":
      return problemResult(
        {
          status: 401,
          slug: "non-autorizzato",
          title: "Autenticazione richiesta",
          detail: "Il nome utente è «prova»; la chiave la consegna la Regione.",
        },
        { "www-authenticate": 'Basic realm="Nodo di prova", charset="UTF-8"' },
      );
  }
}

/**
 * Pages run one script of ours and nothing else; forms lead here, or where a cart says. Nobody
 * frames them, and their addresses, which hold ids of runs, go to no other site.
 */
function pageHeaders(formTargets: readonly string[] = []): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action ${["'self'", ...formTargets].join(" ")}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "permissions-policy": "camera=(self), microphone=(), geolocation=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}

/** ProblemJson of Checkout: five members and no others. */
function checkoutProblem(problem: NodeProblem, instance: string): HttpResult {
  const { status, slug, title, detail } = problem;
  return {
    status,
    headers: { "content-type": "application/problem+json" },
    body: JSON.stringify({ type: `/problemi/${slug}`, title, status, detail, instance }),
  };
}
