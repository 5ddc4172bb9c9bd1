import { archivedNoticesMax } from "../../../shared/domain/debt-positions/import-flow.ts";
import { isJobComplete, type PrintJob } from "../../../shared/domain/notices/print-job.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { notFound, problemResult } from "../../../shared/lambda/problem.ts";
import type { PrintJobView } from "./get-print-job.ts";

export function respond(view: PrintJobView | undefined): HttpResult {
  if (view === undefined) return problemResult(notFound);
  const { job, files } = view;
  const { organizationFiscalCode, flowId, id, request, requestedAt } = job;
  const flow = `/v1/organizations/${organizationFiscalCode}/import-flows/${flowId}`;
  return jsonResult(200, {
    id,
    ...request,
    requestedAt,
    status: statusOf(job),
    complete: isJobComplete(job),
    notices: {
      selected: job.status === "REQUESTED" ? null : job.notices,
      made: job.status === "PLANNED" ? job.noticesMade : 0,
      leftOut: job.status === "PLANNED" ? (job.leftOut ?? 0) : 0,
    },
    packs: {
      total: job.status === "PLANNED" ? job.packs : null,
      made: job.status === "PLANNED" ? job.packsMade : 0,
    },
    refusal: job.status === "REFUSED" ? refusalOf(job.notices) : null,
    files,
    links: { self: `${flow}/print-jobs/${id}`, flow },
  });
}

/** What an ente sees: a plan is part of the work. */
function statusOf(job: PrintJob): "REQUESTED" | "PRINTING" | "DONE" | "REFUSED" {
  if (job.status !== "PLANNED") return job.status;
  return isJobComplete(job) ? "DONE" : "PRINTING";
}

function refusalOf(notices: number): string {
  return (
    `Il filtro sceglie ${notices} avvisi, uno ZIP ne contiene al più ${archivedNoticesMax}: ` +
    "restringere il filtro, oppure chiedere pacchetti di stampa."
  );
}
