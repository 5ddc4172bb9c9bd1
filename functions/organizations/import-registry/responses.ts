import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { forbidden, invalidRequest, problemResult } from "../../../shared/lambda/problem.ts";
import type { ImportRegistryOutcome } from "./import-registry.ts";
import type { RowReport } from "./row-report.ts";

export function respondImported(result: ImportRegistryOutcome): HttpResult {
  switch (result.outcome) {
    case "read": {
      const { kind, dryRun, reports } = result;
      const count = (outcome: RowReport["outcome"]) =>
        reports.filter((report) => report.outcome === outcome).length;
      return jsonResult(200, {
        kind,
        dryRun,
        rows: reports.length,
        created: count("created"),
        changed: count("changed"),
        unchanged: count("unchanged"),
        rejected: count("rejected"),
        notReached: count("notReached"),
        results: reports.map(viewOf),
      });
    }
    case "unreadable":
      return problemResult(invalidRequest([{ pointer: "/csv", detail: result.detail }]));
    case "forbidden":
      return problemResult(forbidden);
  }
}

export function respondTemplate(csv: string): HttpResult {
  // With the mark spreadsheets know that the text is UTF-8.
  return {
    status: 200,
    headers: { "content-type": "text/csv; charset=utf-8" },
    body: `\uFEFF${csv}`,
  };
}

function viewOf(report: RowReport) {
  const { row, outcome } = report;
  return {
    row,
    outcome,
    columns: report.outcome === "changed" ? report.columns : [],
    problems: (report.outcome === "rejected" ? report.problems : []).map(({ column, detail }) => ({
      column: column ?? null,
      detail,
    })),
  };
}
