import { viewPosition } from "../../../shared/domain/debt-positions/position-view.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import {
  type PositionSuccess,
  positionAddress,
  positionProblem,
} from "../../../shared/lambda/position-answer.ts";
import {
  invalidRequest,
  notFound,
  organizationNotReady,
  type Problem,
  problemResult,
  unexpected,
} from "../../../shared/lambda/problem.ts";
import type { ItemVerdict, LoadPositionsOutcome } from "./load-positions.ts";

type Answered = { readonly publicUrl: string };

export function respond(result: LoadPositionsOutcome & Answered): HttpResult {
  switch (result.outcome) {
    case "loaded": {
      const items = result.verdicts.map((verdict) => viewVerdict(verdict, result));
      const failed = items.filter(({ status }) => status >= 400).length;
      return jsonResult(200, { done: items.length - failed, failed, items });
    }
    case "tooManyNotices": {
      const detail = `Gli avvisi chiesti sono più di ${result.noticesMax}: dividere la richiesta.`;
      return problemResult(invalidRequest([{ pointer: "/items", detail }]));
    }
    case "organizationNotReady":
      return problemResult(organizationNotReady(result.status));
    case "unknown":
      return problemResult(notFound);
  }
}

const repeated = {
  status: 409,
  slug: "iud-ripetuto",
  title: "IUD ripetuto nella richiesta",
  detail: "Una voce precedente della stessa richiesta nomina lo stesso IUD.",
} as const satisfies Problem;

const late = {
  status: 503,
  slug: "voce-non-elaborata",
  title: "Voce non elaborata",
  detail: "Il tempo della richiesta è finito prima di questa voce: inviarla di nuovo.",
} as const satisfies Problem;

function viewVerdict(verdict: ItemVerdict, answered: Answered) {
  switch (verdict.kind) {
    case "done": {
      const { outcome, iud } = verdict;
      return "position" in outcome
        ? viewSuccess(outcome, answered)
        : viewProblem(positionProblem(outcome), iud);
    }
    case "wrong":
      return viewProblem(invalidRequest(verdict.problems), undefined);
    case "repeated":
      return viewProblem(repeated, verdict.iud);
    case "late":
      return viewProblem(late, verdict.iud);
    case "failed":
      return viewProblem(unexpected, verdict.iud);
  }
}

/** Of the position what an ente writes down of it: the rest is what it has sent. */
function viewSuccess(result: PositionSuccess, { publicUrl }: Answered) {
  const view = viewPosition(result.position, { ...result, publicUrl });
  const notices = view.paymentOptions.flatMap(({ kind, installments }) =>
    installments.map(({ number, noticeNumber, iuv, amountCents, dueDate, links }) => ({
      kind,
      number,
      noticeNumber,
      iuv,
      amountCents,
      dueDate,
      links,
    })),
  );
  return {
    iud: view.iud,
    status: result.outcome === "created" ? 201 : 200,
    positionStatus: view.status,
    version: view.version,
    location: positionAddress(result),
    notices,
  };
}

function viewProblem({ slug, ...members }: Problem, iud: string | undefined) {
  const problem = { type: `/problemi/${slug}`, ...members };
  return { iud: iud ?? null, status: problem.status, problem };
}
