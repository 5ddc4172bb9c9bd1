import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { invalidRequest, notFound, problemResult } from "../../../shared/lambda/problem.ts";
import type { RequestPrintJobOutcome } from "./request-print-job.ts";

export function respond(result: RequestPrintJobOutcome): HttpResult {
  switch (result.outcome) {
    case "accepted": {
      const { organizationFiscalCode, flowId, id } = result.job;
      const flow = `/v1/organizations/${organizationFiscalCode}/import-flows/${flowId}`;
      const self = `${flow}/print-jobs/${id}`;
      return jsonResult(202, { id, links: { self, flow } }, { location: self });
    }
    case "unknown":
      return problemResult(notFound);
    case "notImported":
      return problemResult({
        status: 409,
        slug: "flusso-non-importato",
        title: "Flusso non importato",
        detail:
          result.status === "REFUSED"
            ? "Il flusso è stato rifiutato: non ha avvisi da stampare."
            : "Le stampe si chiedono quando l'importazione del flusso è conclusa.",
      });
    case "noNotices":
      return problemResult({
        status: 409,
        slug: "nessun-avviso",
        title: "Nessun avviso da stampare",
        detail: "Il flusso è una prova, oppure nessuna sua riga ha un avviso.",
      });
    case "unknownTypes":
      return problemResult(
        invalidRequest([
          {
            pointer: "/filter/types",
            detail: `L'ente non ha questi tipi dovuto: ${result.codes.join(", ")}.`,
          },
        ]),
      );
    case "workFilesExpired":
      return problemResult({
        status: 409,
        slug: "stampe-scadute",
        title: "Termine per la stampa trascorso",
        detail:
          "Le stampe di un flusso si chiedono entro 30 giorni dalla sua importazione; " +
          "gli avvisi si scaricano comunque uno per uno.",
      });
  }
}
