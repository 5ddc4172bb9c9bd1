import { apiRoutes } from "./api-routes.ts";
import { checkoutRoutes } from "./checkout-routes.ts";
import { pageRoutes } from "./page-routes.ts";
import { problemPage } from "./pages/problem-page.ts";
import { crossSite, type NodeProblem, notFound, type Reply } from "./reply.ts";
import { findRoute, type NodeRequest, type Route, type SiteDependencies } from "./routing.ts";

const routes: readonly Route[] = [...pageRoutes, ...apiRoutes, ...checkoutRoutes];

/**
 * Answers every address of the sandbox: pages and JSON for people who know the key, carts for
 * portals that present it. Strangers learn nothing, not even which addresses exist.
 */
export async function answerRequest(
  request: NodeRequest,
  dependencies: SiteDependencies,
): Promise<Reply> {
  const { access } = dependencies;
  const { headers } = request;
  const found = findRoute(routes, request);
  if (found?.route.callers === "portals") {
    const key = headers["ocp-apim-subscription-key"] ?? request.query["subscription-key"];
    if (!(await access.equals(key))) return keyWanted(request.path);
    return found.route.answer({ request, variables: found.variables }, dependencies);
  }
  if (!(await access.opensTo(headers["authorization"]))) return { reply: "credentialsWanted" };
  if (isFromElsewhere(request)) return refusal(request, crossSite);
  if (found === undefined) return refusal(request, notFound);
  return found.route.answer({ request, variables: found.variables }, dependencies);
}

/** Another site may lead here, but may not send forms with the credentials of its visitors. */
function isFromElsewhere({ method, headers }: NodeRequest): boolean {
  return method === "POST" && headers["sec-fetch-site"] === "cross-site";
}

function refusal({ path }: NodeRequest, problem: NodeProblem): Reply {
  if (path.startsWith("/sandbox/v1/")) return { reply: "problem", problem };
  return { reply: "page", status: problem.status, html: problemPage(problem) };
}

function keyWanted(instance: string): Reply {
  const problem: NodeProblem = {
    status: 401,
    slug: "chiave-mancante",
    title: "Chiave mancante o errata",
    detail: "Presentare la chiave nell'intestazione Ocp-Apim-Subscription-Key.",
  };
  return { reply: "problem", problem, instance };
}
