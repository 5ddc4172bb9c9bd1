import { isMeasured } from "../../../shared/domain/debt-positions/import-flow.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { notFound, problemResult } from "../../../shared/lambda/problem.ts";
import type { ImportFlowView } from "./get-import-flow.ts";

const writeUnitDecimals = 100;

export function respond(view: ImportFlowView | undefined): HttpResult {
  if (view === undefined) return problemResult(notFound);
  const { flow, seconds } = view;
  const counters = isMeasured(flow) ? flow.counters : undefined;
  const rows = isMeasured(flow) ? flow.rows : null;
  return jsonResult(200, {
    id: flow.id,
    name: flow.fileName,
    dryRun: flow.dryRun,
    status: flow.status,
    complete: view.complete,
    rows,
    read: (counters?.rowsAccepted ?? 0) + (counters?.rowsRejected ?? 0),
    accepted: counters?.rowsAccepted ?? 0,
    rejected: counters?.rowsRejected ?? 0,
    notices: { expected: counters?.noticesExpected ?? 0, made: counters?.noticesMade ?? 0 },
    notified: { expected: counters?.notificationsExpected ?? 0, ...view.notified },
    seconds,
    estimatedEnd: view.estimatedEnd,
    writeUnitsPerRow:
      counters === undefined || rows === null || rows === 0
        ? null
        : Math.round((counters.writeUnits / rows) * writeUnitDecimals) / writeUnitDecimals,
    refusal: flow.status === "REFUSED" ? flow.refusal : null,
    files: view.files,
    links: { self: `/v1/organizations/${flow.organizationFiscalCode}/import-flows/${flow.id}` },
  });
}
