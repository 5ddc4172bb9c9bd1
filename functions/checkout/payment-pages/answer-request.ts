import type { Visit } from "../../../shared/domain/access/visitor-allowance.ts";
import { createAmountRefresher } from "../../../shared/domain/debt-positions/refresh-amount.ts";
import { variablesOf } from "../../../shared/domain/values/path-pattern.ts";
import { payCart, showCartPage } from "./cart-calls.ts";
import { cancelCounter, showCounter } from "./counter-calls.ts";
import { payNotice, searchNotice, showNotice } from "./notice-calls.ts";
import { payAgain, showOutcome } from "./outcome-calls.ts";
import { type PageReply, pageReply } from "./page-reply.ts";
import { printScript } from "./pages/print-script.ts";
import { missingPage, tooManyVisitsPage } from "./pages/state-page.ts";
import { style } from "./pages/style.ts";
import { waitingScript } from "./pages/waiting-script.ts";
import type {
  PageCall,
  PageRequest,
  SiteDependencies,
  WiredDependencies,
} from "./site-dependencies.ts";

type Route = {
  readonly method: "GET" | "POST";
  /** A variable takes one part. */
  readonly pattern: `/${string}`;
  /** How a call counts; what is the same for all is not counted. */
  readonly visit?: Visit;
  readonly answer: (call: PageCall, dependencies: SiteDependencies) => Promise<PageReply>;
};

/** The first that fits answers. Notices are `open`: somebody could want to guess them. */
const routes: readonly Route[] = [
  { method: "GET", pattern: "/paga", visit: "look", answer: searchNotice },
  asset("/paga/risorse/stile.css", "text/css; charset=utf-8", style),
  asset("/paga/risorse/attesa.js", "text/javascript; charset=utf-8", waitingScript),
  asset("/paga/risorse/stampa.js", "text/javascript; charset=utf-8", printScript),
  { method: "GET", pattern: "/paga/:noticeNumber", visit: "open", answer: showNotice },
  { method: "POST", pattern: "/paga/:noticeNumber", visit: "open", answer: payNotice },
  { method: "GET", pattern: "/paga/carrello/:cartKey", visit: "look", answer: showCartPage },
  { method: "POST", pattern: "/paga/carrello/:cartKey", visit: "open", answer: payCart },
  { method: "GET", pattern: "/paga/esito/:cartKey", visit: "look", answer: showOutcome },
  { method: "POST", pattern: "/paga/esito/:cartKey", visit: "open", answer: payAgain },
  { method: "GET", pattern: "/sportello/:counterKey", visit: "look", answer: showCounter },
  { method: "POST", pattern: "/sportello/:counterKey", visit: "open", answer: cancelCounter },
];

function asset(pattern: Route["pattern"], contentType: string, content: string): Route {
  const reply: PageReply = { reply: "asset", contentType, content };
  return { method: "GET", pattern, answer: async () => reply };
}

/**
 * Answers every address of the pages. Nothing here rests on who the browser is (no session, no
 * cookie): a form that another site sends does what a link to the notice does, and no more. Forms
 * of every page may lead to Checkout.
 */
export async function answerRequest(
  request: PageRequest,
  wired: WiredDependencies,
): Promise<PageReply> {
  const refreshAmount = createAmountRefresher(wired);
  const reply = await answerOf(request, { ...wired, refreshAmount });
  if (reply.reply !== "page") return reply;
  return { ...reply, formTargets: [wired.origins.checkout, ...(reply.formTargets ?? [])] };
}

async function answerOf(request: PageRequest, dependencies: SiteDependencies): Promise<PageReply> {
  for (const { method, pattern, visit, answer } of routes) {
    const variables = method === request.method ? variablesOf(pattern, request.path) : undefined;
    if (variables === undefined) continue;
    const retrySeconds = visit && (await secondsToWait(request, visit, dependencies));
    if (retrySeconds === undefined) return answer({ request, variables }, dependencies);
    return { ...pageReply(tooManyVisitsPage(retrySeconds), 429), retrySeconds };
  }
  return pageReply(missingPage(), 404);
}

const secondsOfChallenged = 60;

/** `undefined` for whoever is let in. */
async function secondsToWait(
  request: PageRequest,
  visit: Visit,
  { visitors, now }: SiteDependencies,
): Promise<number | undefined> {
  const admission = await visitors.of(request).admit(visit, now());
  switch (admission.outcome) {
    case "admitted":
      return undefined;
    case "refused":
      return admission.retrySeconds;
    case "challenged":
      return secondsOfChallenged;
  }
}
